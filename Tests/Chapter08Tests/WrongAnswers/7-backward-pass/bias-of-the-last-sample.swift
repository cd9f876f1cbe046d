// Keeps the last sample alone, for the bias.
import BayesNumerics
import Foundation

func backward(
  weights: [[Double]], inputs: [[Double]], sums: [[Double]], slope: (Double) -> Double,
  reported: [[Double]]
) throws -> (weightGradient: [[Double]], biasGradient: [Double], report: [[Double]]) {
  let d = sums.indices.map { n in sums[n].indices.map { j in reported[n][j] * slope(sums[n][j]) } }
  let wg = weights.indices.map { j in
    weights[j].indices.map { i in sums.indices.reduce(0.0) { t, n in t + d[n][j] * inputs[n][i] } }
  }
  let bg = weights.indices.map { j in d[d.count - 1][j] }
  let report = inputs.indices.map { n in
    inputs[n].indices.map { i in weights.indices.reduce(0.0) { t, j in t + weights[j][i] * d[n][j] }
    }
  }
  return (wg, bg, report)
}
