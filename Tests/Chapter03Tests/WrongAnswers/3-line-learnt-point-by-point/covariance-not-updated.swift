// The covariance stays that of the prior.
import BayesNumerics
import Foundation

func lineLearntPointByPoint(x: [Double], y: [Double], noiseVariance: Double) throws -> [Double] {
  var (w0, w1) = (0.0, 0.0)
  for (xi, yi) in zip(x, y) {
    let gain = 1 / (1 + xi * xi + noiseVariance)
    let miss = yi - w0 - w1 * xi
    w0 += gain * miss
    w1 += gain * xi * miss
  }
  return [w0, w1]
}
