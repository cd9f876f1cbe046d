// Uniform random numbers
import BayesNumerics
import Foundation

func pathGradient(
  mean: Double, logScale: Double, slope: (Double) -> Double, random: inout RandomSource
) throws -> [Double] {
  let s = exp(logScale)
  let e = random.uniform()
  let up = slope(mean + s * e)
  return [up, s * e * up + 1]
}
