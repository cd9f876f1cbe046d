// A standard normal prior of u.
import BayesNumerics
import Foundation

func exposingTest() throws -> String { "prior-recovery" }

func logDensity(u: Double, residuals: [Double]) throws -> Double {
  let tau = exp(u)
  var value = -0.5 * u * u
  for y in residuals { value += -u - 0.5 * (y / tau) * (y / tau) }
  return value
}
