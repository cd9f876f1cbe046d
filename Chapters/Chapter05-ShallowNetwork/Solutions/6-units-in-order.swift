import BayesNumerics
import Foundation

func meanWeightsInOrder(weights: [[Double]], slopes: [[Double]]) throws -> [Double] {
  var sums = [Double](repeating: 0, count: weights[0].count)
  for (weights, slopes) in zip(weights, slopes) {
    // Each draw has its own order
    let order = slopes.indices.sorted { slopes[$0] < slopes[$1] }
    for (place, unit) in order.enumerated() { sums[place] += weights[unit] }
  }
  return sums.map { $0 / Double(weights.count) }
}
