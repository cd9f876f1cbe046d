// The slope at the mean of q, not at the draw
import BayesNumerics
import Foundation

func pathGradient(
  mean: Double, logScale: Double, slope: (Double) -> Double, random: inout RandomSource
) throws -> [Double] {
  let s = exp(logScale)
  let up = slope(mean)
  return [up, s * random.normal() * up + 1]
}
