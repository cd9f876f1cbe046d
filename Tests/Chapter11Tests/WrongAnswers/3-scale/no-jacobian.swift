// The density of sigma at exp(u)
import BayesNumerics
import Foundation

func logDensityOfLogScale(u: Double, rate: Double, count: Int, squares: Double) throws -> [Double] {
  func logDensity(_ u: Double) -> Double {
    -rate * exp(u) - Double(count) * u - squares * exp(-2 * u) / 2
  }
  let slope = -rate * exp(u) - Double(count) + squares * exp(-2 * u)
  return [logDensity(u) - logDensity(0), slope]
}
