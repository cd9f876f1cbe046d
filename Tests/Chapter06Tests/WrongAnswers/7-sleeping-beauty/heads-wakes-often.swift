// Woken often after heads and once after tails.
import BayesNumerics
import Foundation

func sleepingBeauty(heads: Double, awakenings: Int, experiments: Int, seed: UInt64) throws
  -> [Double]
{
  var random = RandomSource(seed: seed)
  var h = 0
  for _ in 0..<experiments where random.uniform() < heads { h += 1 }
  return [
    Double(h) / Double(experiments),
    Double(awakenings * h) / Double(awakenings * h + experiments - h),
  ]
}
