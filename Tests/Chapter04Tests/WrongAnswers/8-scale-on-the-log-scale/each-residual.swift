// The Jacobian is counted with each residual and not without.
import BayesNumerics
import Foundation

func exposingTest() throws -> String { "prior-recovery" }

func logDensity(u: Double, residuals: [Double]) throws -> Double {
  let tau = exp(u)
  var value = -0.5 * tau * tau
  for y in residuals { value += -u - 0.5 * (y / tau) * (y / tau) + u }
  return value
}
