// Uniform random numbers between -1 and 1
import BayesNumerics
import Foundation

func pathGradient(
  mean: Double, logScale: Double, slope: (Double) -> Double, random: inout RandomSource
) throws -> [Double] {
  let s = exp(logScale)
  let e = 2 * random.uniform() - 1
  let up = slope(mean + s * e)
  return [up, s * e * up + 1]
}
