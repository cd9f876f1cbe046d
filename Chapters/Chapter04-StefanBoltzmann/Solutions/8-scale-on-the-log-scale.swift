import BayesNumerics
import Foundation

/// The other three compare the draws with the density that the sampler is given, fault and all.
func exposingTest() throws -> String { "prior-recovery" }

func logDensity(u: Double, residuals: [Double]) throws -> Double {
  let tau = exp(u)
  // Prior of τ, half-normal, and the Jacobian dτ/du = τ that makes it a density of u
  var value = -0.5 * tau * tau + u
  for y in residuals {
    value += -u - 0.5 * (y / tau) * (y / tau)
  }
  return value
}
