// Both kinds alike in the first year
import BayesNumerics
import Foundation

func logProbability(
  counts: [Int], low: Double, high: Double, up: Double, down: Double
) throws -> Double {
  func poisson(_ n: Int, _ rate: Double) -> Double {
    exp(Double(n) * log(rate) - rate - logGamma(Double(n) + 1))
  }
  var restless = 0.5
  var sum = 0.0
  for count in counts {
    let (quiet, other) = ((1 - restless) * poisson(count, low), restless * poisson(count, high))
    sum += log(quiet + other)
    let now = other / (quiet + other)
    restless = (1 - now) * up + now * (1 - down)
  }
  return sum
}
