// The Jacobian twice
import BayesNumerics
import Foundation

func lensOnTheLine(u: Double, x1: Double) throws -> [Double] {
  let t = tanh(u)
  let c = cosh(u)
  let logCosh = abs(u) + log1p(exp(-2 * abs(u))) - log(2)
  let z = x1 * c
  let both = log(2) - log(2 * Double.pi) - 2 * t * t - z * z / 2
  return [both - 3 * logCosh, -4 * t / (c * c) - z * z * t - 3 * t, -z * c]
}
