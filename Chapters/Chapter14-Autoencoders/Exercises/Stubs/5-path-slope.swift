// Exercise 5: The slope through a draw. Mark it: swift run chapter14 exercises 5 (add --hint for a nudge)
// See it at work: swift run chapter14 --with-mine
//
// A step of training needs the slopes of the bound E_q[log p(x | z)] - KL(q ‖ N(0, 1)) in μ and in log σ² of
// q = N(μ, σ²). The section "How does a slope get through a random draw?" draws one z = μ + σ ε, ε ~ N(0, 1), and takes
// the slopes along its path. Write it for a code of one number, with the divergence in closed form.
//
// The marker takes 20,000 of your slopes on each of ten decoders whose answers are known. It asks
//
// - whether their means are the slopes of the bound, within 5.2 standard errors;
// - whether their variances are those of the path, and not larger.
//
// A right function fails by chance fewer than once in 10,000 markings.

import BayesNumerics
import Foundation

/// Two numbers: estimates of the bound's slopes in μ and in log σ², from one draw.
///
/// - Parameters:
///   - mean, logVariance: μ and log σ², as an encoder says them.
///   - slope: ∂ log p(x | z)/∂z at a z, by backpropagation through the decoder.
///   - random: Has normal(), a draw from N(0, 1).
func pathSlope(
  mean: Double, logVariance: Double, slope: (Double) -> Double, random: inout RandomSource
) throws -> [Double] {
  throw Unsolved()  // replace this line by your solution
}
