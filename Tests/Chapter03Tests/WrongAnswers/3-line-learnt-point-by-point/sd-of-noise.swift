// Divides by the standard deviation of the noise.
import BayesNumerics
import Foundation

func lineLearntPointByPoint(x: [Double], y: [Double], noiseVariance: Double) throws -> [Double] {
  var (p00, p01, p11) = (1.0, 0.0, 1.0)
  var (h0, h1) = (0.0, 0.0)
  for (xi, yi) in zip(x, y) {
    let s = noiseVariance.squareRoot()
    p00 += 1 / s; p01 += xi / s; p11 += xi * xi / s
    h0 += yi / s; h1 += xi * yi / s
  }
  let d = p00 * p11 - p01 * p01
  return [(p11 * h0 - p01 * h1) / d, (p00 * h1 - p01 * h0) / d]
}
