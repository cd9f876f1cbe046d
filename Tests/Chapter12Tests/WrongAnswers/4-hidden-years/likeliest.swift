// The likeliest sequence
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
  var quiet = 1 - restless
  for (year, count) in counts.enumerated() {
    if year > 0 {
      (quiet, restless) = (
        max(quiet * (1 - up), restless * down), max(quiet * up, restless * (1 - down))
      )
    }
    quiet *= poisson(count, low)
    restless *= poisson(count, high)
    let total = max(quiet, restless)
    sum += log(total)
    quiet /= total
    restless /= total
  }
  return sum
}
