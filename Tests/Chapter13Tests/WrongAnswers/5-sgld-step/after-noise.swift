// The slope where the noise has moved it
import BayesNumerics
import Foundation

func sgldStep(
  position: Double, stepSize: Double, slope: (Double, inout RandomSource) -> Double,
  random: inout RandomSource
) throws -> Double {
  let moved = position + sqrt(2 * stepSize) * random.normal()
  return moved + stepSize * slope(moved, &random)
}
