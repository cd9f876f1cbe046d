import BayesNumerics
import Foundation

func predictive(count: Int, events: Int, intervals: Int, mean: Double) throws -> Double {
  let rate = Double(intervals) + 1 / mean
  let nextCount = NegativeBinomial(
    shape: Double(events) + 1, successProbability: rate / (rate + 1))
  return nextCount.density(count)
}
