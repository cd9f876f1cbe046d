// Divides by twice the draws, as there are two rates.
import BayesNumerics
import Foundation

func probabilityByDraws(
  events1: Int, events2: Int, intervals: Int, end: Double, draws: Int, seed: UInt64
) throws -> [Double] {
  var random = RandomSource(seed: seed)
  let first = Gamma(shape: Double(events1) + 1, rate: Double(intervals))
  let second = Gamma(shape: Double(events2) + 1, rate: Double(intervals))
  var (hits, kept) = (0, 0)
  while kept < draws {
    let (one, two) = (first.sample(using: &random), second.sample(using: &random))
    guard one < end, two < end else { continue }
    kept += 1
    if one > two { hits += 1 }
  }
  let share = Double(hits) / Double(draws)
  return [share, (share * (1 - share) / Double(2 * draws)).squareRoot()]
}
