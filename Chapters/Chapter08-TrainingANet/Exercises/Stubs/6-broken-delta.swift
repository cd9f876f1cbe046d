// Exercise 6: Find the fault: a broken delta. Mark it: swift run chapter8 exercises 6 (add --hint for a nudge)
//
// Below is backpropagation for a net with any number of layers and an activation of its own for each (section "How does
// the error flow back?"). One thing in it is wrong. Trained with it, nets learn something, and the loss falls; nobody has
// noticed. (a) Name the check that exposes the fault. (b) Mend it.
//
// Layer k has the weights weights[k][unit][input], the biases biases[k][unit] and the activation activations[k], which is
// "tanh", "logistic" or "identity". The loss of the pair x, y is ½ Σ (f - y)².

import BayesNumerics
import Foundation

/// Which check exposes the fault of the gradient as it stands below?
///
/// In each of them but one the gradient is compared with central differences of the loss, on random nets and pairs
/// unless it says otherwise. Return one of
///
/// - "linear-net": three layers, all with the identity for an activation.
/// - "no-hidden-layer": one layer of tanh units, which are the outputs.
/// - "same-activation": three layers, all of tanh units, the outputs too.
/// - "at-zero": two hidden layers of tanh units and linear outputs, where all weights and biases are 0.
/// - "loss-falls": one hidden layer of tanh units and a linear output; is the loss of a pair lower after a hundred small
///   steps against the gradient?
/// - "hidden-layer": one hidden layer of tanh units and a linear output.
///
/// The marker runs the check that you name on the gradient as it stands below: it must find a difference.
func checkThatExposesIt() throws -> String {
  throw Unsolved()  // replace this line by your answer
}

/// The gradient of the loss of one pair, which you mend: layer by layer, the weights row by row and then the biases.
///
/// It is compared with the derivatives of random nets with one to four layers and mixed activations, to ten digits.
func gradient(
  weights: [[[Double]]], biases: [[Double]], activations: [String], x: [Double], y: [Double]
) throws -> [Double] {
  // Forward: a[0] = x, and layer k makes z[k] and a[k + 1] of a[k]
  var a = [x]
  var z: [[Double]] = []
  for k in weights.indices {
    z.append(zip(weights[k], biases[k]).map { dot($0, a[k]) + $1 })
    a.append(z[k].map { value(of: activations[k], at: $0) })
  }

  // Backward: δ = ∂L/∂z of the outputs, then of the hidden layers
  let last = weights.count - 1
  var delta = weights.map { _ in [Double]() }
  delta[last] = y.indices.map { unit in
    (a[last + 1][unit] - y[unit]) * slope(of: activations[last], at: z[last][unit])
  }
  for k in (0..<last).reversed() {
    delta[k] = z[k].indices.map { unit in
      let received = delta[k + 1].indices.reduce(0.0) {
        $0 + weights[k + 1][$1][unit] * delta[k + 1][$1]
      }
      return received * slope(of: activations[k + 1], at: z[k][unit])
    }
  }

  // ∂L/∂w = a δ, and ∂L/∂b = δ
  return weights.indices.flatMap { k in
    delta[k].flatMap { delta in a[k].map { $0 * delta } } + delta[k]
  }
}

/// A(z)
private func value(of activation: String, at z: Double) -> Double {
  switch activation {
  case "tanh": tanh(z)
  case "logistic": 1 / (1 + exp(-z))
  default: z
  }
}

/// A'(z)
private func slope(of activation: String, at z: Double) -> Double {
  let a = value(of: activation, at: z)
  switch activation {
  case "tanh": return 1 - a * a
  case "logistic": return a * (1 - a)
  default: return 1
  }
}
