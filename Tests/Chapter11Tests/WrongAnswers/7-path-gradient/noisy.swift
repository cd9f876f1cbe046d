// A search by differences of random steps
import BayesNumerics
import Foundation

func pathGradient(
  mean: Double, logScale: Double, slope: (Double) -> Double, random: inout RandomSource
) throws -> [Double] {
  let s = exp(logScale)
  let e = random.normal()
  let up = slope(mean + s * e)
  let other = random.normal()
  return [up + 3 * other, s * e * up + 1]
}
