import BayesNumerics
import Foundation

func logFactorOfEqualRates(
  events1: Int, events2: Int, intervals: Int, shape: Double, rate: Double
) throws -> Double {
  // log of r^a / Γ(a) Γ(a + s) / (r + N)^(a + s); what both models share is left out
  func logEvidence(events: Int, intervals: Int) -> Double {
    let total = shape + Double(events)
    return shape * log(rate) - logGamma(shape) + logGamma(total)
      - total * log(rate + Double(intervals))
  }
  return logEvidence(events: events1 + events2, intervals: 2 * intervals)
    - logEvidence(events: events1, intervals: intervals)
    - logEvidence(events: events2, intervals: intervals)
}
