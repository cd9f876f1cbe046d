// Exercise 7: The backward pass of a layer. Mark it: swift run chapter8 exercises 7 (add --hint for a nudge)
// See it at work: swift run chapter8 --with-mine
//
// A layer takes N samples at once. It turns the inputs a of sample n into sums, and hands on their activations A(z):
//
//     z[n][j] = Σᵢ w[j][i] a[n][i] + b[j].
//
// Going back, the layer behind (or the loss) reports the derivative of L with respect to each A(z[n][j]). From them you
// find the derivatives of this layer's weights and biases, and of its inputs, which are reported to the layer before
// (section "How does the error flow back?", where one sample goes through all layers). L is one number for all samples together:
// weights and biases serve every sample, so their derivatives are sums over samples. (Where L is a mean, the factor 1/N is
// in what is reported already.)
//
// A net needs no more than this function, called for each layer from the last to the first. The marker compares yours
// with derivatives that know nothing of backpropagation (forward mode), for layers and samples of many shapes: one unit, one
// input, one sample, more inputs than units and fewer. Ten digits are asked for, which rounding does not touch; nothing
// in the verdict is random. 'swift run chapter8 --with-mine' trains a net with your function beside the chapter's engine.

import BayesNumerics
import Foundation

/// The backward pass of one layer.
///
/// - Parameters:
///   - weights: `weights[j][i]` leads from input i to unit j.
///   - inputs: `inputs[n][i]`, a.
///   - sums: `sums[n][j]`, z.
///   - slope: A', the derivative of the activation, as a function of z.
///   - reported: `reported[n][j]`, the derivative of L with respect to A(z[n][j]).
/// - Returns: ∂L/∂w, shaped as the weights; ∂L/∂b, one number for each unit; and ∂L/∂a, shaped as the inputs.
func backward(
  weights: [[Double]], inputs: [[Double]], sums: [[Double]], slope: (Double) -> Double,
  reported: [[Double]]
) throws -> (weightGradient: [[Double]], biasGradient: [Double], report: [[Double]]) {
  throw Unsolved()  // replace this line by your solution
}
