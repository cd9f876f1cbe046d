// The sum over ten draws
import BayesNumerics
import Foundation

func pathGradient(
  mean: Double, logScale: Double, slope: (Double) -> Double, random: inout RandomSource
) throws -> [Double] {
  let s = exp(logScale)
  var slopes = [0.0, 1.0]
  for _ in 0..<10 {
    let e = random.normal()
    let up = slope(mean + s * e)
    slopes[0] += up
    slopes[1] += s * e * up
  }
  return slopes
}
