// Flips a new coin at each awakening.
import BayesNumerics
import Foundation

func sleepingBeauty(heads: Double, awakenings: Int, experiments: Int, seed: UInt64) throws
  -> [Double]
{
  var random = RandomSource(seed: seed)
  var (h, ofHeads, all) = (0, 0, 0)
  for _ in 0..<experiments {
    let isHeads = random.uniform() < heads
    if isHeads { h += 1 }
    for _ in 0..<(isHeads ? 1 : awakenings) {
      all += 1
      if random.uniform() < heads { ofHeads += 1 }
    }
  }
  return [Double(h) / Double(experiments), Double(ofHeads) / Double(all)]
}
