// Stops the integral over the rate at 5.
import BayesNumerics
import Foundation

func predictive(count: Int, events: Int, intervals: Int, mean: Double) throws -> Double {
  let posterior = Gamma(shape: Double(events) + 1, rate: Double(intervals) + 1 / mean)
  return integrate({ Poisson(mean: $0).density(count) * posterior.density($0) }, from: 0, to: 5)
    .value
}
