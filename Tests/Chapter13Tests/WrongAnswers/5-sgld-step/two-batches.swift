// A mean of two slopes
import BayesNumerics
import Foundation

func sgldStep(
  position: Double, stepSize: Double, slope: (Double, inout RandomSource) -> Double,
  random: inout RandomSource
) throws -> Double {
  let up = (slope(position, &random) + slope(position, &random)) / 2
  return position + stepSize * up + sqrt(2 * stepSize) * random.normal()
}
