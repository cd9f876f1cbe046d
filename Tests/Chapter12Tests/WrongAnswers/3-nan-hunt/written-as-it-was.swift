// As it is written, with tanh put in
import BayesNumerics
import Foundation

func lensOnTheLine(u: Double, x1: Double) throws -> [Double] {
  let x0 = tanh(u)
  let deviation = sqrt(1 - x0 * x0)
  let value =
    Normal(standardDeviation: 0.5).logDensity(x0) - log(deviation)
    - 0.5 * log(2 * Double.pi) - x1 * x1 / (2 * deviation * deviation) + log(1 - x0 * x0)
  let slope = -4 * x0 * (1 - x0 * x0) - x0 * x1 * x1 / (1 - x0 * x0) - x0
  return [value, slope, -x1 / (1 - x0 * x0)]
}
