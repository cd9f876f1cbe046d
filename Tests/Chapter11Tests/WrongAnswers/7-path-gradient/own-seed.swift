// A random source of its own, the same at each call
import BayesNumerics
import Foundation

func pathGradient(
  mean: Double, logScale: Double, slope: (Double) -> Double, random: inout RandomSource
) throws -> [Double] {
  var own = RandomSource(seed: 1)
  let s = exp(logScale)
  let e = own.normal()
  let up = slope(mean + s * e)
  return [up, s * e * up + 1]
}
