// One order for all draws: that of the first.

import BayesNumerics
import Foundation

func meanWeightsInOrder(weights: [[Double]], slopes: [[Double]]) throws -> [Double] {
  let n = Double(weights.count)
  let order = slopes[0].indices.sorted { slopes[0][$0] < slopes[0][$1] }
  return order.map { j in weights.reduce(0) { $0 + $1[j] } / n }
}
