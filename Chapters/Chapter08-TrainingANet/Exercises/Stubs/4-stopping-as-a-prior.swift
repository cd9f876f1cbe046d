// Exercise 4: Stopping as a prior. Mark it: swift run chapter8 exercises 4 (add --hint for a nudge)
//
// Only the last, linear layer of a net is trained, and its weights are measured along the directions in which its loss
// is a bowl of its own. In a direction of curvature s the mean loss of N samples, (1/N) Σ ½ (f - y)², is
//
//     ½ s (w - v)² + a constant,        v the least-squares weight.
//
// - Gradient descent from w = 0 with steps of size r reaches, after t steps, the share 1 - (1 - r s)^t of v (section
//   "When should training stop?").
// - Trained to the end with the penalty ½ λ w² added to the mean loss, the weight is the share s / (s + λ) of v.
//
// Return two numbers:
//
// 1. λ, such that both shares are the same;
// 2. the prior that this penalty is: with noise of variance σ² and the prior w ~ N(0, σ_β²) that weight is the mode of the
//    posterior (section "Is weight decay a prior?"). Return its standard deviation σ_β. Mind that the log likelihood is a
//    sum over samples, the loss a mean.
//
// It always holds that 0 < r s < 1. r s t may be as small as 1e-9, and nine digits are asked for: expm1(x) = eˣ - 1 and
// log1p(x) = log(1 + x) lose none where x is small.

import BayesNumerics
import Foundation

/// λ and σ_β, in this order.
///
/// - Parameters:
///   - steps: t, 1 or more.
///   - rate: r.
///   - curvature: s.
///   - samples: N.
///   - noiseVariance: σ².
func matchingPrior(
  steps: Int, rate: Double, curvature: Double, samples: Int, noiseVariance: Double
) throws -> [Double] {
  throw Unsolved()  // replace this line by your solution
}
