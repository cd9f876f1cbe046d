import BayesNumerics
import Foundation

func sgldStep(
  position: Double, stepSize: Double, slope: (Double, inout RandomSource) -> Double,
  random: inout RandomSource
) throws -> Double {
  let up = slope(position, &random)
  return position + stepSize * up + sqrt(2 * stepSize) * random.normal()
}
