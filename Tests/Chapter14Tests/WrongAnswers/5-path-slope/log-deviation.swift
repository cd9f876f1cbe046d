// The slope in log σ
import BayesNumerics
import Foundation

func pathSlope(
  mean: Double, logVariance: Double, slope: (Double) -> Double, random: inout RandomSource
) throws -> [Double] {
  let deviation = exp(logVariance / 2)
  let noise = random.normal()
  let g = slope(mean + deviation * noise)
  return [g - mean, g * deviation * noise - (deviation * deviation - 1)]
}
