// Predicts from the prior, without the counts.
import BayesNumerics
import Foundation

func predictive(count: Int, events: Int, intervals: Int, mean: Double) throws -> Double {
  let rate = 1 / mean
  let shape = 1.0
  return NegativeBinomial(shape: shape, successProbability: rate / (rate + 1)).density(count)
}
