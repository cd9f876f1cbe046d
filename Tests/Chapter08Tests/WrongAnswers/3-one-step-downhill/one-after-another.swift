// Makes a step after each sample.
import BayesNumerics
import Foundation

func trainingStep(
  weights: [Double], bias: Double, inputs: [[Double]], targets: [Double], rate: Double
) throws -> [Double] {
  var (w, b) = (weights, bias)
  for (x, y) in zip(inputs, targets) {
    let f = tanh(dot(w, x) + b)
    let delta = 2 * (f - y) * (1 - f * f)
    for i in x.indices { w[i] -= rate * delta * x[i] }
    b -= rate * delta
  }
  return w + [b]
}
