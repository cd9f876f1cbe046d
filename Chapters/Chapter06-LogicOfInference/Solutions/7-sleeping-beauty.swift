import BayesNumerics
import Foundation

func sleepingBeauty(
  heads: Double, awakenings: Int, experiments: Int, seed: UInt64
) throws -> [Double] {
  var random = RandomSource(seed: seed)
  var (experimentsWithHeads, awakeningsWithHeads, allAwakenings) = (0, 0, 0)
  for _ in 0..<experiments {
    if random.uniform() < heads {
      experimentsWithHeads += 1
      awakeningsWithHeads += 1
      allAwakenings += 1
    } else {
      allAwakenings += awakenings
    }
  }
  return [
    Double(experimentsWithHeads) / Double(experiments),
    Double(awakeningsWithHeads) / Double(allAwakenings),
  ]
}
