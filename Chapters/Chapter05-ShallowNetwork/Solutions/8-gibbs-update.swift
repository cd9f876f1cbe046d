import BayesNumerics
import Foundation

func drawNoiseVariance(
  y: [Double], features z: [[Double]], weights: [Double], degrees s: Double, scale S: Double,
  using random: inout RandomSource
) throws -> Double {
  let residuals = y.indices.map { y[$0] - dot(z[$0], weights) }
  // N residuals are added to the s observations that the prior is worth
  let precision = Gamma(
    shape: (s + Double(y.count)) / 2, rate: (s * S + dot(residuals, residuals)) / 2)
  return 1 / precision.sample(using: &random)
}

func sweepOrder() throws -> [String] {
  // β belongs to the new γ before σ² is drawn from its residuals
  ["gamma", "beta", "sigma2"]
}
