// Draws one awakening of each experiment.
import BayesNumerics
import Foundation

func sleepingBeauty(
  heads: Double, awakenings: Int, experiments: Int, seed: UInt64
) throws -> [Double] {
  var random = RandomSource(seed: seed)
  var h = 0
  for _ in 0..<experiments where random.uniform() < heads { h += 1 }
  let perAwakening =
    Double(h) / (Double(h) + Double(awakenings) * Double(experiments - h) / Double(awakenings))
  return [Double(h) / Double(experiments), perAwakening]
}
