// The variance taken for the standard deviation
import BayesNumerics
import Foundation

func pathGradient(
  mean: Double, logScale: Double, slope: (Double) -> Double, random: inout RandomSource
) throws -> [Double] {
  let s = exp(2 * logScale)
  let e = random.normal()
  let up = slope(mean + s * e)
  return [up, s * e * up + 1]
}
