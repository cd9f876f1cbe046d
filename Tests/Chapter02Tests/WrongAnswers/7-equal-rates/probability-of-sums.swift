// Takes the negative binomial probabilities of the sums for evidences.
import BayesNumerics
import Foundation

func logFactorOfEqualRates(
  events1: Int, events2: Int, intervals: Int, shape: Double, rate: Double
) throws -> Double {
  func evidence(_ events: Int, _ n: Double) -> Double {
    NegativeBinomial(shape: shape, successProbability: rate / (rate + n)).logDensity(events)
  }
  let n = Double(intervals)
  return evidence(events1 + events2, 2 * n) - evidence(events1, n) - evidence(events2, n)
}
