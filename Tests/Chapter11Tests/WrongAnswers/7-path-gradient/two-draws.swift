// A new random number for the second slope
import BayesNumerics
import Foundation

func pathGradient(
  mean: Double, logScale: Double, slope: (Double) -> Double, random: inout RandomSource
) throws -> [Double] {
  let s = exp(logScale)
  let e = random.normal()
  let up = slope(mean + s * e)
  return [up, s * random.normal() * up + 1]
}
