// The wrong test is named, the density is mended.
import BayesNumerics
import Foundation

func exposingTest() throws -> String { "quadrature" }

func logDensity(u: Double, residuals: [Double]) throws -> Double {
  let tau = exp(u)
  var value = -0.5 * tau * tau + u
  for y in residuals { value += -u - 0.5 * (y / tau) * (y / tau) }
  return value
}
