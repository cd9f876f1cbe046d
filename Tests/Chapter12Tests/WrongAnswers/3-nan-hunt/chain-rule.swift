// The slope as it is written, times dx0/du, in one expression
import BayesNumerics
import Foundation

func lensOnTheLine(u: Double, x1: Double) throws -> [Double] {
  let t = tanh(u)
  let v = 1 - t * t
  let normals =
    Normal(standardDeviation: 0.5).logDensity(t) - 0.5 * log(2 * .pi * v) - x1 * x1 / (2 * v)
  let inPlace = -4 * t + t / v - t * x1 * x1 / (v * v)
  return [normals + log(v), inPlace * v - 2 * t, -x1 / v]
}
