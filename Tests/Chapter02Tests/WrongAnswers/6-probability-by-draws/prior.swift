// Draws from the prior.
import BayesNumerics
import Foundation

func probabilityByDraws(
  events1: Int, events2: Int, intervals: Int, end: Double, draws: Int, seed: UInt64
) throws -> [Double] {
  var random = RandomSource(seed: seed)
  var (hits, kept) = (0, 0)
  while kept < draws {
    let (one, two) = (
      Double.random(in: 0..<end, using: &random), Double.random(in: 0..<end, using: &random)
    )
    guard one < end, two < end else { continue }
    kept += 1
    if one > two { hits += 1 }
  }
  let share = Double(hits) / Double(draws)
  let error = (share * (1 - share) / Double(draws)).squareRoot()
  return [share, error]
}
