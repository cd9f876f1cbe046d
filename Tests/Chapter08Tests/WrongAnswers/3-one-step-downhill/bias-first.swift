// Puts the bias before the weights.
import BayesNumerics
import Foundation

func trainingStep(
  weights: [Double], bias: Double, inputs: [[Double]], targets: [Double], rate: Double
) throws -> [Double] {
  var gw = weights.map { _ in 0.0 }
  var gb = 0.0
  for (x, y) in zip(inputs, targets) {
    let f = tanh(dot(weights, x) + bias)
    let d = 2 * (f - y) * (1 - f * f)
    for i in weights.indices { gw[i] += d * x[i] }
    gb += d
  }
  return [bias - rate * gb] + zip(weights, gw).map { $0 - rate * $1 }
}
