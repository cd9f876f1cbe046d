// The value itself, not the rise from u = 0
import BayesNumerics
import Foundation

func logDensityOfLogScale(u: Double, rate: Double, count: Int, squares: Double) throws -> [Double] {
  func logDensity(_ u: Double) -> Double {
    -rate * exp(u) - Double(count) * u - squares * exp(-2 * u) / 2 + u
  }
  let slope = -rate * exp(u) - Double(count) + squares * exp(-2 * u) + 1
  return [logDensity(u), slope]
}
