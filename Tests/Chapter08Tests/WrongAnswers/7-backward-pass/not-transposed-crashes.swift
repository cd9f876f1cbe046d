// Interchanges the indices of the weights, which stops where a layer is not square.
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
        weightGradient[j][i] += delta[j] * inputs[n][i]
        report[n][i] += weights[i][j] * delta[j]
      }
    }
  }
  return (weightGradient, biasGradient, report)
}
