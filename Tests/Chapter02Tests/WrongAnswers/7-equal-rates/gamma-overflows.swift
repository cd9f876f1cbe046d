// Takes the gamma function itself, which overflows.
import BayesNumerics
import Foundation

func logFactorOfEqualRates(events1: Int, events2: Int, intervals: Int, shape: Double, rate: Double)
  throws -> Double
{
  func evidence(_ events: Int, _ intervals: Int) -> Double {
    let total = shape + Double(events)
    return pow(rate, shape) / tgamma(shape) * tgamma(total) / pow(rate + Double(intervals), total)
  }
  return log(
    evidence(events1 + events2, 2 * intervals)
      / (evidence(events1, intervals) * evidence(events2, intervals)))
}
