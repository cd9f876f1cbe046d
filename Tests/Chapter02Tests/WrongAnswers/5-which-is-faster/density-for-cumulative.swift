// Multiplies both densities.
import BayesNumerics
import Foundation

func probabilityFirstIsFaster(events1: Int, events2: Int, intervals: Int, mean: Double) throws
  -> Double
{
  let rate = Double(intervals) + 1 / mean
  let first = Gamma(shape: Double(events1) + 1, rate: rate)
  let second = Gamma(shape: Double(events2) + 1, rate: rate)
  return integrate({ first.density($0) * second.density($0) }, from: 0, to: .infinity).value
}
