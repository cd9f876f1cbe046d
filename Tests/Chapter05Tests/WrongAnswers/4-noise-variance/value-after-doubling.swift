// b is the new mean, not by how much it grew.

import BayesNumerics
import Foundation

func noiseVariance(
  degrees s: Double, scale S: Double, points: Int, residualSum: Double
) throws -> [Double] {
  func mean(_ S: Double) -> Double { (s * S + residualSum) / (s + Double(points) - 2) }
  return [mean(S), mean(2 * S)]
}
