// Slopes of the loss
import BayesNumerics
import Foundation

func pathSlope(
  mean: Double, logVariance: Double, slope: (Double) -> Double, random: inout RandomSource
) throws -> [Double] {
  let deviation = exp(logVariance / 2)
  let noise = random.normal()
  let g = slope(mean + deviation * noise)
  return [mean - g, -0.5 * (g * deviation * noise - (deviation * deviation - 1))]
}
