// One order for all draws: that of the mean slopes.

import BayesNumerics
import Foundation

func meanWeightsInOrder(weights: [[Double]], slopes: [[Double]]) throws -> [Double] {
  let n = Double(weights.count)
  let means = slopes[0].indices.map { j in slopes.reduce(0) { $0 + $1[j] } / n }
  let order = means.indices.sorted { means[$0] < means[$1] }
  return order.map { j in weights.reduce(0) { $0 + $1[j] } / n }
}
