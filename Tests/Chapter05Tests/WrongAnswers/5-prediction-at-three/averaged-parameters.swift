// The parameters are averaged first, then f is computed.

import BayesNumerics
import Foundation

func logistic(_ eta: Double) -> Double { 1 / (1 + exp(-eta)) }

func predictionAtThree(
  weights: [[Double]], offsets: [[Double]], slopes: [[Double]], noiseVariances: [Double]
) throws -> [Double] {
  let n = Double(weights.count)
  func average(_ rows: [[Double]]) -> [Double] {
    rows[0].indices.map { j in rows.reduce(0) { $0 + $1[j] } / n }
  }
  let (b, o, s) = (average(weights), average(offsets), average(slopes))
  let mean = b.indices.reduce(0.0) { $0 + b[$1] * logistic(o[$1] + 3 * s[$1]) }
  return [mean, sqrt(noiseVariances.reduce(0, +) / n)]
}
