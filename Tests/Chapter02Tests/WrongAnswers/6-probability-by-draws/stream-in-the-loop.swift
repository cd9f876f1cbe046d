// Starts the stream anew for each pair.
import BayesNumerics
import Foundation

func probabilityByDraws(
  events1: Int, events2: Int, intervals: Int, end: Double, draws: Int, seed: UInt64
) throws -> [Double] {
  let first = Gamma(shape: Double(events1) + 1, rate: Double(intervals))
  let second = Gamma(shape: Double(events2) + 1, rate: Double(intervals))
  var hits = 0
  for _ in 0..<draws {
    var random = RandomSource(seed: seed)
    var one = first.sample(using: &random)
    while one >= end { one = first.sample(using: &random) }
    var two = second.sample(using: &random)
    while two >= end { two = second.sample(using: &random) }
    if one > two { hits += 1 }
  }
  let share = Double(hits) / Double(draws)
  let error = (share * (1 - share) / Double(draws)).squareRoot()
  return [share, error]
}
