// b is the factor by which a grows, not the difference.

import BayesNumerics
import Foundation

func noiseVariance(
  degrees s: Double, scale S: Double, points: Int, residualSum: Double
) throws -> [Double] {
  func mean(_ S: Double) -> Double { (s * S + residualSum) / (s + Double(points) - 2) }
  return [mean(S), mean(2 * S) / mean(S)]
}
