// s is doubled instead of S.

import BayesNumerics
import Foundation

func noiseVariance(
  degrees s: Double, scale S: Double, points: Int, residualSum: Double
) throws -> [Double] {
  func mean(_ s: Double) -> Double { (s * S + residualSum) / (s + Double(points) - 2) }
  return [mean(s), mean(2 * s) - mean(s)]
}
