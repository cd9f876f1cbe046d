// Gives the probability of at most this many.
import BayesNumerics
import Foundation

func predictive(count: Int, events: Int, intervals: Int, mean: Double) throws -> Double {
  let rate = Double(intervals) + 1 / mean
  let shape = Double(events) + 1
  return NegativeBinomial(shape: shape, successProbability: rate / (rate + 1)).cumulative(count)
}
