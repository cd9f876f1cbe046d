// The likelihood alone
import BayesNumerics
import Foundation

func logDensityOfLogScale(u: Double, rate: Double, count: Int, squares: Double) throws -> [Double] {
  func logDensity(_ u: Double) -> Double {
    -Double(count) * u - squares * exp(-2 * u) / 2 + u
  }
  let slope = -Double(count) + squares * exp(-2 * u) + 1
  return [logDensity(u) - logDensity(0), slope]
}
