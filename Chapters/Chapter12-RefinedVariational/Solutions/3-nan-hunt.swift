import BayesNumerics
import Foundation

func lensOnTheLine(u: Double, x1: Double) throws -> [Double] {
  let x0 = tanh(u)
  // x₁ has the standard deviation 1/cosh u; |dx₀/du| is 1/cosh² u
  let logCosh = abs(u) + log1p(exp(-2 * abs(u))) - log(2)
  let z = x1 * cosh(u)
  let logDensity = -2 * x0 * x0 + log(2) - log(2 * Double.pi) - z * z / 2 + logCosh - 2 * logCosh
  // 1 - tanh² u = 1/cosh² u
  let slope = -4 * x0 / (cosh(u) * cosh(u)) - z * z * x0 - x0
  return [logDensity, slope, -z * cosh(u)]
}
