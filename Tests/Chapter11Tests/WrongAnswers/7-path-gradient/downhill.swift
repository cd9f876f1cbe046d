// The slope of the loss
import BayesNumerics
import Foundation

func pathGradient(
  mean: Double, logScale: Double, slope: (Double) -> Double, random: inout RandomSource
) throws -> [Double] {
  let s = exp(logScale)
  let e = random.normal()
  let up = slope(mean + s * e)
  return [-up, -s * e * up - 1]
}
