// Counts a thousand draws.
import BayesNumerics
import Foundation

func probabilityFirstIsFaster(events1: Int, events2: Int, intervals: Int, mean: Double) throws
  -> Double
{
  let rate = Double(intervals) + 1 / mean
  let first = Gamma(shape: Double(events1) + 1, rate: rate)
  let second = Gamma(shape: Double(events2) + 1, rate: rate)

  var random = RandomSource(seed: 1)
  var hits = 0
  for _ in 0..<1000
  where first.sample(using: &random) > second.sample(using: &random) { hits += 1 }
  return Double(hits) / 1000
}
