// The mean of the last posterior is forgotten at each point, only the covariance is kept.
import BayesNumerics
import Foundation

func lineLearntPointByPoint(x: [Double], y: [Double], noiseVariance: Double) throws -> [Double] {
  var (p00, p01, p11) = (1.0, 0.0, 1.0)
  var (h0, h1) = (0.0, 0.0)
  for (xi, yi) in zip(x, y) {
    p00 += 1 / noiseVariance; p01 += xi / noiseVariance; p11 += xi * xi / noiseVariance
    h0 = yi / noiseVariance; h1 = xi * yi / noiseVariance
  }
  let d = p00 * p11 - p01 * p01
  return [(p11 * h0 - p01 * h1) / d, (p00 * h1 - p01 * h0) / d]
}
