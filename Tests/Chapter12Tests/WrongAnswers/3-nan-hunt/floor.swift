// The variance kept above a floor
import BayesNumerics
import Foundation

func lensOnTheLine(u: Double, x1: Double) throws -> [Double] {
  let t = tanh(u)
  let v = max(1 - t * t, 1e-12)
  let value =
    -2 * t * t - 0.5 * log(2 * Double.pi * 0.25) - 0.5 * log(2 * Double.pi * v)
    - 0.5 * x1 * x1 / v + log(v)
  let slope = -4 * t * v - t * x1 * x1 / v - t
  return [value, slope, -x1 / v]
}
