// Takes events / intervals for the rate.
import BayesNumerics
import Foundation

func predictive(count: Int, events: Int, intervals: Int, mean: Double) throws -> Double {
  return Poisson(mean: Double(events) / Double(intervals)).density(count)
}
