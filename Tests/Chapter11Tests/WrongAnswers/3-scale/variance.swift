// exp(u) taken for the variance in the exponent
import BayesNumerics
import Foundation

func logDensityOfLogScale(u: Double, rate: Double, count: Int, squares: Double) throws -> [Double] {
  func logDensity(_ u: Double) -> Double {
    -rate * exp(u) - Double(count) * u - squares * exp(-u) / 2 + u
  }
  let slope = -rate * exp(u) - Double(count) + squares * exp(-u) / 2 + 1
  return [logDensity(u) - logDensity(0), slope]
}
