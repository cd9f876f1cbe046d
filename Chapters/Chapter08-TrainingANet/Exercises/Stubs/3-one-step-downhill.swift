// Exercise 3: One step downhill (E1 in SLIPS.md). Mark it: swift run chapter8 exercises 3 (add --hint for a nudge)
//
// A net of one unit computes f(x) = tanh(Σ wᵢ xᵢ + b). Its loss is that of lecture 000, the sum of the squared
// differences from the targets over all samples,
//
//     L = Σ (f(x) - y)²        (a sum, not a mean, and without the factor ½ of lecture 001).
//
// The section "Does the printed rule walk downhill?" says which rule lowers a loss. Make one step of it with all samples
// at once and the rate r > 0. All derivatives are taken at the old weights and the old bias. The derivative of tanh z is
// 1 - tanh² z. Nine digits are asked for; dot(_:_:) is at hand.

import BayesNumerics
import Foundation

/// The new weights, in their order, and then the new bias: one number more than there are weights.
///
/// - Parameters:
///   - inputs: x, one row for each sample, with as many numbers as there are weights.
///   - targets: y, one for each sample.
///   - rate: r, the size of the step; positive.
func trainingStep(
  weights: [Double], bias: Double, inputs: [[Double]], targets: [Double], rate: Double
) throws -> [Double] {
  throw Unsolved()  // replace this line by your solution
}
