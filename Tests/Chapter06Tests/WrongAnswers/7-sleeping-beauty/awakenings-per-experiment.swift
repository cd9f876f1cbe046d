// Divides the awakenings with heads by all experiments.
import BayesNumerics
import Foundation

func sleepingBeauty(
  heads: Double, awakenings: Int, experiments: Int, seed: UInt64
) throws -> [Double] {
  var random = RandomSource(seed: seed)
  var (h, all) = (0, 0)
  for _ in 0..<experiments {
    let isHeads = random.uniform() < heads
    if isHeads { h += 1 }
    all += isHeads ? 1 : awakenings
  }
  return [Double(h) / Double(experiments), Double(all) / Double(experiments)]
}
