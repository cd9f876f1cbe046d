// The mode of the posterior instead of its mean.

import BayesNumerics
import Foundation

func noiseVariance(
  degrees s: Double, scale S: Double, points: Int, residualSum: Double
) throws -> [Double] {
  func mode(_ S: Double) -> Double { (s * S + residualSum) / (s + Double(points) + 2) }
  return [mode(S), mode(2 * S) - mode(S)]
}
