// The noise as the slide has it
import BayesNumerics
import Foundation

func sgldStep(
  position: Double, stepSize: Double, slope: (Double, inout RandomSource) -> Double,
  random: inout RandomSource
) throws -> Double {
  let noise = sqrt(stepSize) * random.normal()
  return position + stepSize * slope(position, &random) + noise
}
