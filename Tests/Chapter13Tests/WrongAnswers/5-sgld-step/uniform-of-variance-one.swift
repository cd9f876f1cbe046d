// Uniform noise of the right variance
import BayesNumerics
import Foundation

func sgldStep(
  position: Double, stepSize: Double, slope: (Double, inout RandomSource) -> Double,
  random: inout RandomSource
) throws -> Double {
  let noise = (random.uniform() - 0.5) * 12.0.squareRoot()
  return position + stepSize * slope(position, &random) + (2 * stepSize).squareRoot() * noise
}
