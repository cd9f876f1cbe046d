// The score left out with the wrong sign
import BayesNumerics
import Foundation

func pathGradient(
  mean: Double, logScale: Double, slope: (Double) -> Double, random: inout RandomSource
) throws -> [Double] {
  let s = exp(logScale)
  let e = random.normal()
  let up = slope(mean + s * e) - e / s
  return [up, s * e * up]
}
