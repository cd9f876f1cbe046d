// Noise added to the slope
import BayesNumerics
import Foundation

func sgldStep(
  position: Double, stepSize: Double, slope: (Double, inout RandomSource) -> Double,
  random: inout RandomSource
) throws -> Double {
  let noise = sqrt(2 * stepSize) * random.normal()
  return position + stepSize * (slope(position, &random) + noise)
}
