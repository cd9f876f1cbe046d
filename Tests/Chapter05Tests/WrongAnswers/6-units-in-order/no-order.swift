// The units are left as they are numbered.

import BayesNumerics
import Foundation

func meanWeightsInOrder(weights: [[Double]], slopes: [[Double]]) throws -> [Double] {
  let n = Double(weights.count)
  return weights[0].indices.map { j in weights.reduce(0) { $0 + $1[j] } / n }
}
