// Predicts the events of all intervals together.
import BayesNumerics
import Foundation

func predictive(count: Int, events: Int, intervals: Int, mean: Double) throws -> Double {
  let rate = Double(intervals) + 1 / mean
  let shape = Double(events) + 1
  return NegativeBinomial(shape: shape, successProbability: rate / (rate + Double(intervals)))
    .density(count)
}
