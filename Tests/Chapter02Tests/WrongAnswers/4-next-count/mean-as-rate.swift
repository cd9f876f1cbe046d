// Takes the mean of the prior for its rate parameter.
import BayesNumerics
import Foundation

func predictive(count: Int, events: Int, intervals: Int, mean: Double) throws -> Double {
  let rate = Double(intervals) + mean
  let shape = Double(events) + 1
  return NegativeBinomial(shape: shape, successProbability: rate / (rate + 1)).density(count)
}
