import BayesNumerics
import Foundation

func kalmanUpdate(
  mean: [Double], covariance: [[Double]], z: [Double], noise: Double, y: Double
) throws -> (mean: [Double], covariance: [[Double]], logDensity: Double) {
  // C z, the variance of y and the surprise
  let pz = covariance.map { row in zip(row, z).reduce(0) { $0 + $1.0 * $1.1 } }
  let variance = zip(pz, z).reduce(noise) { $0 + $1.0 * $1.1 }
  let surprise = y - zip(mean, z).reduce(0) { $0 + $1.0 * $1.1 }
  let after = zip(mean, pz).map { $0 + $1 * surprise / variance }
  let narrower = covariance.indices.map { i in
    covariance.indices.map { j in covariance[i][j] - pz[i] * pz[j] / variance }
  }
  let logDensity = -0.5 * (log(2 * Double.pi * variance) + surprise * surprise / variance)
  return (after, narrower, logDensity)
}
