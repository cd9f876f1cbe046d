// The first count is not used
import BayesNumerics
import Foundation

func logProbability(
  counts: [Int], low: Double, high: Double, up: Double, down: Double
) throws -> Double {
  func poisson(_ n: Int, _ rate: Double) -> Double {
    exp(Double(n) * log(rate) - rate - logGamma(Double(n) + 1))
  }
  var restless = up / (up + down)
  var sum = 0.0
  for (year, count) in counts.enumerated() {
    if year > 0 {
      restless = (1 - restless) * up + restless * (1 - down)
      let (quiet, other) = ((1 - restless) * poisson(count, low), restless * poisson(count, high))
      sum += log(quiet + other)
      restless = other / (quiet + other)
    }
  }
  return sum
}
