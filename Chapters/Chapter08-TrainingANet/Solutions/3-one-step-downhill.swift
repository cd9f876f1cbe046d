import BayesNumerics
import Foundation

func trainingStep(
  weights: [Double], bias: Double, inputs: [[Double]], targets: [Double], rate: Double
) throws -> [Double] {
  var new = weights + [bias]
  for (x, y) in zip(inputs, targets) {
    let f = tanh(dot(weights, x) + bias)
    let delta = 2 * (f - y) * (1 - f * f)
    for i in x.indices { new[i] -= rate * delta * x[i] }
    new[x.count] -= rate * delta
  }
  return new
}
