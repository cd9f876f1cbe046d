// A source of its own
import BayesNumerics
import Foundation

func sgldStep(
  position: Double, stepSize: Double, slope: (Double, inout RandomSource) -> Double,
  random: inout RandomSource
) throws -> Double {
  var own = RandomSource(seed: 7)
  return position + stepSize * slope(position, &own) + sqrt(2 * stepSize) * own.normal()
}
