// Takes the events for the shape.
import BayesNumerics
import Foundation

func predictive(count: Int, events: Int, intervals: Int, mean: Double) throws -> Double {
  let rate = Double(intervals) + 1 / mean
  let shape = max(Double(events), 1e-9)
  return NegativeBinomial(shape: shape, successProbability: rate / (rate + 1)).density(count)
}
