// Half the square, and its mean.
import BayesNumerics
import Foundation

func trainingStep(
  weights: [Double], bias: Double, inputs: [[Double]], targets: [Double], rate: Double
) throws -> [Double] {
  var (slopes, biasSlope) = (weights.map { _ in 0.0 }, 0.0)
  for (x, y) in zip(inputs, targets) {
    let f = tanh(dot(weights, x) + bias)
    let delta = (f - y) * (1 - f * f)
    for i in x.indices { slopes[i] += delta * x[i] }
    biasSlope += delta
  }
  let count = Double(inputs.count)
  return zip(weights, slopes).map { $0 - rate / count * $1 } + [bias - rate / count * biasSlope]
}
