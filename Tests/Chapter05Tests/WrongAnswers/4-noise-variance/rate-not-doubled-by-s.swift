// The prior enters as S instead of s S.

import BayesNumerics
import Foundation

func noiseVariance(
  degrees s: Double, scale S: Double, points: Int, residualSum: Double
) throws -> [Double] {
  func mean(_ S: Double) -> Double { (S + residualSum) / (s + Double(points) - 2) }
  return [mean(S), mean(2 * S) - mean(S)]
}
