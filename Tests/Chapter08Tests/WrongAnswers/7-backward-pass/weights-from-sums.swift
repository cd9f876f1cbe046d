// Multiplies by the sums of the layer, not by its inputs.
import BayesNumerics
import Foundation

func backward(
  weights: [[Double]], inputs: [[Double]], sums: [[Double]], slope: (Double) -> Double,
  reported: [[Double]]
) throws -> (weightGradient: [[Double]], biasGradient: [Double], report: [[Double]]) {
  var weightGradient = weights.map { $0.map { _ in 0.0 } }
  var biasGradient = weights.map { _ in 0.0 }
  var report = inputs.map { $0.map { _ in 0.0 } }
  for n in inputs.indices {
    let delta = zip(reported[n], sums[n]).map { $0 * slope($1) }
    for j in delta.indices {
      biasGradient[j] += delta[j]
      for i in inputs[n].indices {
        weightGradient[j][i] += delta[j] * sums[n][j]
        report[n][i] += weights[j][i] * delta[j]
      }
    }
  }
  return (weightGradient, biasGradient, report)
}
