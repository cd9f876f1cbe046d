// Equally far from the mode on both sides.
import BayesNumerics
import Foundation

func highestDensityInterval(a: Double, b: Double) throws -> [Double] {
  let beta = Beta(a: a, b: b)
  let mode = (a - 1) / (a + b - 2)
  var (low, high) = (0.0, 1.0)
  for _ in 0..<60 {
    let middle = (low + high) / 2
    let mass = beta.cumulative(min(1, mode + middle)) - beta.cumulative(max(0, mode - middle))
    if mass < 0.95 { low = middle } else { high = middle }
  }
  return [max(0, mode - low), min(1, mode + low)]
}
