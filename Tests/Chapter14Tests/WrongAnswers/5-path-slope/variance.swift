// σ² for σ
import BayesNumerics
import Foundation

func pathSlope(
  mean: Double, logVariance: Double, slope: (Double) -> Double, random: inout RandomSource
) throws -> [Double] {
  let deviation = exp(logVariance)
  let noise = random.normal()
  let g = slope(mean + deviation * noise)
  return [g - mean, 0.5 * (g * deviation * noise - (deviation * deviation - 1))]
}
