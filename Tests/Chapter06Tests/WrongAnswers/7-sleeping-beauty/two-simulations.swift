// Simulates twice, once for each share.
import BayesNumerics
import Foundation

func sleepingBeauty(
  heads: Double, awakenings: Int, experiments: Int, seed: UInt64
) throws -> [Double] {
  var random = RandomSource(seed: seed)
  var (h, ofHeads, all) = (0, 0, 0)
  for _ in 0..<experiments where random.uniform() < heads { h += 1 }
  for _ in 0..<experiments {
    if random.uniform() < heads {
      ofHeads += 1
      all += 1
    } else {
      all += awakenings
    }
  }
  return [Double(h) / Double(experiments), Double(ofHeads) / Double(all)]
}
