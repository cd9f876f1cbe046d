// The slopes are ordered by their absolute value.

import BayesNumerics
import Foundation

func meanWeightsInOrder(weights: [[Double]], slopes: [[Double]]) throws -> [Double] {
  let n = Double(weights.count)
  var sums = [Double](repeating: 0, count: weights[0].count)
  for (w, s) in zip(weights, slopes) {
    for (place, unit) in s.indices.sorted(by: { abs(s[$0]) < abs(s[$1]) }).enumerated() {
      sums[place] += w[unit]
    }
  }
  return sums.map { $0 / n }
}
