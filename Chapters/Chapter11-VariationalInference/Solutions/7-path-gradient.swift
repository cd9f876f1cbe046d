import BayesNumerics
import Foundation

func pathGradient(
  mean: Double, logScale: Double, slope: (Double) -> Double, random: inout RandomSource
) throws -> [Double] {
  let s = exp(logScale)
  let epsilon = random.normal()
  // θ = m + s ε moves by one with m, and by s ε with log s; the entropy's slope in log s is 1
  let up = slope(mean + s * epsilon)
  return [up, s * epsilon * up + 1]
}
