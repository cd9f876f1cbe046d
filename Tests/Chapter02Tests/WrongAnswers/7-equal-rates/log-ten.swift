// Takes the logarithm to base ten.
import BayesNumerics
import Foundation

func logFactorOfEqualRates(events1: Int, events2: Int, intervals: Int, shape: Double, rate: Double)
  throws -> Double
{
  func evidence(_ events: Int, _ intervals: Int) -> Double {
    shape * log(rate) - logGamma(shape) + logGamma(shape + Double(events))
      - (shape + Double(events)) * log(rate + Double(intervals))
  }
  return
    (evidence(events1 + events2, 2 * intervals) - evidence(events1, intervals)
    - evidence(events2, intervals)) / log(10)
}
