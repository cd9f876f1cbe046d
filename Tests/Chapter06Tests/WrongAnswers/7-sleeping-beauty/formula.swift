// Computes both without draws.
import BayesNumerics
import Foundation

func sleepingBeauty(heads: Double, awakenings: Int, experiments: Int, seed: UInt64) throws
  -> [Double]
{
  [heads, heads / (heads + Double(awakenings) * (1 - heads))]
}
