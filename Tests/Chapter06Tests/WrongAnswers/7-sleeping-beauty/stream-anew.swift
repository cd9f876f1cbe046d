// Starts the stream anew for each experiment.
import BayesNumerics
import Foundation

func sleepingBeauty(heads: Double, awakenings: Int, experiments: Int, seed: UInt64) throws
  -> [Double]
{
  var h = 0
  for _ in 0..<experiments {
    var random = RandomSource(seed: seed)
    if random.uniform() < heads { h += 1 }
  }
  return [Double(h) / Double(experiments), Double(h) / Double(h + awakenings * (experiments - h))]
}
