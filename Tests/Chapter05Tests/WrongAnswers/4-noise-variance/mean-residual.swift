// The residual sum is divided by the points first.

import BayesNumerics
import Foundation

func noiseVariance(
  degrees s: Double, scale S: Double, points: Int, residualSum: Double
) throws -> [Double] {
  let N = Double(points)
  func mean(_ S: Double) -> Double { (s * S + residualSum / N) / (s + N - 2) }
  return [mean(S), mean(2 * S) - mean(S)]
}
