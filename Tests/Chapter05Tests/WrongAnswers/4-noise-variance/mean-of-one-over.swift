// The mean of 1 / sigma^2 is returned.

import BayesNumerics
import Foundation

func noiseVariance(
  degrees s: Double, scale S: Double, points: Int, residualSum: Double
) throws -> [Double] {
  func mean(_ S: Double) -> Double { (s + Double(points)) / (s * S + residualSum) }
  return [mean(S), mean(2 * S) - mean(S)]
}
