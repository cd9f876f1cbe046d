// Takes the probability of a failure for that of a success.
import BayesNumerics
import Foundation

func predictive(count: Int, events: Int, intervals: Int, mean: Double) throws -> Double {
  let rate = Double(intervals) + 1 / mean
  let shape = Double(events) + 1
  return NegativeBinomial(shape: shape, successProbability: 1 / (rate + 1)).density(count)
}
