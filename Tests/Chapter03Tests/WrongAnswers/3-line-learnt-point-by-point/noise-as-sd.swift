// The noise variance is taken for a standard deviation and squared.
import BayesNumerics
import Foundation

func lineLearntPointByPoint(x: [Double], y: [Double], noiseVariance: Double) throws -> [Double] {
  var (p00, p01, p11) = (1.0, 0.0, 1.0)
  var (h0, h1) = (0.0, 0.0)
  for (xi, yi) in zip(x, y) {
    let v = noiseVariance * noiseVariance
    p00 += 1 / v; p01 += xi / v; p11 += xi * xi / v
    h0 += yi / v; h1 += xi * yi / v
  }
  let d = p00 * p11 - p01 * p01
  return [(p11 * h0 - p01 * h1) / d, (p00 * h1 - p01 * h0) / d]
}
