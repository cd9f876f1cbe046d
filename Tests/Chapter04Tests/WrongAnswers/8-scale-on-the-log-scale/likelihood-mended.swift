// The normal density of the residuals loses its factor 1 / tau.
import BayesNumerics
import Foundation

func exposingTest() throws -> String { "prior-recovery" }

func logDensity(u: Double, residuals: [Double]) throws -> Double {
  let tau = exp(u)
  var value = -0.5 * tau * tau
  for y in residuals { value += 0 - 0.5 * (y / tau) * (y / tau) }
  return value
}
