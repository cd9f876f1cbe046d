// Half the slope, all the noise
import BayesNumerics
import Foundation

func sgldStep(
  position: Double, stepSize: Double, slope: (Double, inout RandomSource) -> Double,
  random: inout RandomSource
) throws -> Double {
  position + stepSize / 2 * slope(position, &random) + sqrt(2 * stepSize) * random.normal()
}
