// The move for the place
import BayesNumerics
import Foundation

func sgldStep(
  position: Double, stepSize: Double, slope: (Double, inout RandomSource) -> Double,
  random: inout RandomSource
) throws -> Double {
  stepSize * slope(position, &random) + sqrt(2 * stepSize) * random.normal()
}
