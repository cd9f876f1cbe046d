// Leaves out the derivative of the activation.
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
    let delta = reported[n]
    for j in delta.indices {
      biasGradient[j] += delta[j]
      for i in inputs[n].indices {
        weightGradient[j][i] += delta[j] * inputs[n][i]
        report[n][i] += weights[j][i] * delta[j]
      }
    }
  }
  return (weightGradient, biasGradient, report)
}
