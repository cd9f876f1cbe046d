// Mends it, but names the check at weights of zero.
import BayesNumerics
import Foundation

func checkThatExposesIt() throws -> String { "at-zero" }

func gradient(
  weights: [[[Double]]], biases: [[Double]], activations: [String], x: [Double], y: [Double]
) throws -> [Double] {
  var a = [x]
  var z: [[Double]] = []
  for k in weights.indices {
    z.append(zip(weights[k], biases[k]).map { dot($0, a[k]) + $1 })
    a.append(z[k].map { value(of: activations[k], at: $0) })
  }
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
      return received * slope(of: activations[k], at: z[k][unit])
    }
  }
  return weights.indices.flatMap { k in
    delta[k].flatMap { delta in a[k].map { $0 * delta } } + delta[k]
  }
}

private func value(of activation: String, at z: Double) -> Double {
  switch activation {
  case "tanh": tanh(z)
  case "logistic": 1 / (1 + exp(-z))
  default: z
  }
}

private func slope(of activation: String, at z: Double) -> Double {
  let a = value(of: activation, at: z)
  switch activation {
  case "tanh": return 1 - a * a
  case "logistic": return a * (1 - a)
  default: return 1
  }
}
