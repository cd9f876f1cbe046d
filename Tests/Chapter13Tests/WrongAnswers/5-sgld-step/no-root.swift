// The variance for the standard deviation
import BayesNumerics
import Foundation

func sgldStep(
  position: Double, stepSize: Double, slope: (Double, inout RandomSource) -> Double,
  random: inout RandomSource
) throws -> Double {
  position + stepSize * slope(position, &random) + 2 * stepSize * random.normal()
}
