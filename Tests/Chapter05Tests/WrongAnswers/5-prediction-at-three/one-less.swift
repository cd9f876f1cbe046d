// The variance is divided by n - 1.

import BayesNumerics
import Foundation

func logistic(_ eta: Double) -> Double { 1 / (1 + exp(-eta)) }

func predictionAtThree(
  weights: [[Double]], offsets: [[Double]], slopes: [[Double]], noiseVariances: [Double]
) throws -> [Double] {
  let values = weights.indices.map { t in
    weights[t].indices.reduce(0.0) {
      $0 + weights[t][$1] * logistic(offsets[t][$1] + 3 * slopes[t][$1])
    }
  }
  let n = Double(values.count)
  let mean = values.reduce(0, +) / n
  let between = values.reduce(0) { $0 + pow($1 - mean, 2) } / n
  let noise = noiseVariances.reduce(0, +) / n
  return [mean, sqrt(between * n / (n - 1) + noise)]
}
