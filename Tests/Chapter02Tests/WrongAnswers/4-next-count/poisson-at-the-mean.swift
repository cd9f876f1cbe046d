// Takes the posterior mean for the rate.
import BayesNumerics
import Foundation

func predictive(count: Int, events: Int, intervals: Int, mean: Double) throws -> Double {
  let rate = Double(intervals) + 1 / mean
  let shape = Double(events) + 1
  return Poisson(mean: shape / rate).density(count)
}
