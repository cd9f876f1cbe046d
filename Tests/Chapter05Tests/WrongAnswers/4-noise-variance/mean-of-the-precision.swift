// One over the mean of the precision.

import BayesNumerics
import Foundation

func noiseVariance(
  degrees s: Double, scale S: Double, points: Int, residualSum: Double
) throws -> [Double] {
  let count = Double(points)
  func mean(_ S: Double) -> Double { (s * S + residualSum) / (s + count) }
  return [mean(S), mean(2 * S) - mean(S)]
}
