// Compares the largest likelihoods.
import BayesNumerics
import Foundation

func logFactorOfEqualRates(events1: Int, events2: Int, intervals: Int, shape: Double, rate: Double)
  throws -> Double
{
  func best(_ events: Int, _ intervals: Int) -> Double {
    guard events > 0 else { return 0 }
    return Double(events) * (log(Double(events) / Double(intervals)) - 1)
  }
  return best(events1 + events2, 2 * intervals) - best(events1, intervals)
    - best(events2, intervals)
}
