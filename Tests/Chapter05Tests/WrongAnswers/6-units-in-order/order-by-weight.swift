// The weights are sorted by themselves.

import BayesNumerics
import Foundation

func meanWeightsInOrder(weights: [[Double]], slopes: [[Double]]) throws -> [Double] {
  let n = Double(weights.count)
  let ordered = weights.map { $0.sorted() }
  return ordered[0].indices.map { j in ordered.reduce(0) { $0 + $1[j] } / n }
}
