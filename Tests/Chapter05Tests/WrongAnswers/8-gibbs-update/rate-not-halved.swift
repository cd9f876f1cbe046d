// The rate is not halved.

import BayesNumerics
import Foundation

func drawNoiseVariance(
  y: [Double], features z: [[Double]], weights: [Double], degrees s: Double, scale S: Double,
  using random: inout RandomSource
) throws -> Double {
  let residuals = y.indices.map { i in y[i] - dot(z[i], weights) }
  let R = residuals.reduce(0) { $0 + $1 * $1 }
  let n = Double(y.count)
  let (shape, rate) = ((s + n) / 2, s * S + R)
  return 1 / Gamma(shape: shape, rate: rate).sample(using: &random)
}

func sweepOrder() throws -> [String] {
  return ["gamma", "beta", "sigma2"]
}
