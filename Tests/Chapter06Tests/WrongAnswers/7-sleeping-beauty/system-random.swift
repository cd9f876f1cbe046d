// Takes its randomness from the system.
import BayesNumerics
import Foundation

func sleepingBeauty(heads: Double, awakenings: Int, experiments: Int, seed: UInt64) throws
  -> [Double]
{
  var h = 0
  for _ in 0..<experiments where Double.random(in: 0..<1) < heads { h += 1 }
  return [Double(h) / Double(experiments), Double(h) / Double(h + awakenings * (experiments - h))]
}
