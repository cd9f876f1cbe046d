// theta moves by s, times the noise squared
import BayesNumerics
import Foundation

func pathGradient(
  mean: Double, logScale: Double, slope: (Double) -> Double, random: inout RandomSource
) throws -> [Double] {
  let s = exp(logScale)
  let e = random.normal()
  let up = slope(mean + s * e)
  return [up, s * e * e * up + 1]
}
