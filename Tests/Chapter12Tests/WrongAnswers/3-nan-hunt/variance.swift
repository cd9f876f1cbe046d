// 0.5 taken for the variance
import BayesNumerics
import Foundation

func lensOnTheLine(u: Double, x1: Double) throws -> [Double] {
  let t = tanh(u)
  let c = cosh(u)
  let logCosh = abs(u) + log1p(exp(-2 * abs(u))) - log(2)
  let z = x1 * c
  let value = -0.5 * log(0.5) - log(2 * Double.pi) - t * t - z * z / 2 - logCosh
  return [value, -2 * t / (c * c) - z * z * t - t, -z * c]
}
