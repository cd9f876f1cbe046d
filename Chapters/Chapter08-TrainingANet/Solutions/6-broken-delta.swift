import BayesNumerics
import Foundation

/// The only one with two activations, a layer in front of the outputs, and sums that are not 0.
func checkThatExposesIt() throws -> String { "hidden-layer" }

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
      // The slope of this layer's own activation
      return received * slope(of: activations[k], at: z[k][unit])
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
