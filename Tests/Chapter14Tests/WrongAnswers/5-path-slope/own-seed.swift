// Noise of its own, the same each time
import BayesNumerics
import Foundation

func pathSlope(
  mean: Double, logVariance: Double, slope: (Double) -> Double, random: inout RandomSource
) throws -> [Double] {
  var own = RandomSource(seed: 9)
  let deviation = exp(logVariance / 2)
  let noise = own.normal()
  let g = slope(mean + deviation * noise)
  return [g - mean, 0.5 * (g * deviation * noise - (deviation * deviation - 1))]
}
