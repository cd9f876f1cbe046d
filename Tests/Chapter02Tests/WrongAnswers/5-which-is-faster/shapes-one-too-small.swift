// Takes the events for the shapes.
import BayesNumerics
import Foundation

func probabilityFirstIsFaster(events1: Int, events2: Int, intervals: Int, mean: Double) throws
  -> Double
{
  let rate = Double(intervals) + 1 / mean
  let first = Gamma(shape: max(Double(events1), 1e-9), rate: rate)
  let second = Gamma(shape: max(Double(events2), 1e-9), rate: rate)
  return integrate({ first.density($0) * second.cumulative($0) }, from: 0, to: .infinity).value
}
