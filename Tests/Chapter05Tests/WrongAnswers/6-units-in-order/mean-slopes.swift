// The mean slopes in order are returned, not the weights.

import BayesNumerics
import Foundation

func meanWeightsInOrder(weights: [[Double]], slopes: [[Double]]) throws -> [Double] {
  let n = Double(slopes.count)
  let ordered = slopes.map { $0.sorted() }
  return ordered[0].indices.map { j in ordered.reduce(0) { $0 + $1[j] } / n }
}
