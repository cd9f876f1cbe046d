// The derivative is added, not its logarithm.
import BayesNumerics
import Foundation

func exposingTest() throws -> String { "prior-recovery" }

func logDensity(u: Double, residuals: [Double]) throws -> Double {
  let tau = exp(u)
  var value = -0.5 * tau * tau + tau
  for y in residuals { value += -u - 0.5 * (y / tau) * (y / tau) }
  return value
}
