// P z without its division, in the covariance only
import BayesNumerics
import Foundation

func kalmanUpdate(
  mean: [Double], covariance: [[Double]], z: [Double], noise: Double, y: Double
) throws -> (mean: [Double], covariance: [[Double]], logDensity: Double) {
  func along(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
  let pz = covariance.map { along($0, z) }
  let f = along(pz, z) + noise
  let s = y - along(mean, z)
  let gain = pz.map { $0 / f }
  let moved = mean.indices.map { i in mean[i] + gain[i] * s }
  let narrower = mean.indices.map { i in
    mean.indices.map { j in covariance[i][j] - pz[i] * pz[j] }
  }
  return (moved, narrower, -0.5 * (log(2 * Double.pi * f) + s * s / f))
}
