// Shape s + N with a rate that is halved.

import BayesNumerics
import Foundation

func noiseVariance(
  degrees s: Double, scale S: Double, points: Int, residualSum: Double
) throws -> [Double] {
  func mean(_ S: Double) -> Double {
    (s * S + residualSum) / 2 / (s + Double(points) - 1)
  }
  return [mean(S), mean(2 * S) - mean(S)]
}
