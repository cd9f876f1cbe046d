import BayesNumerics
import Foundation

func probabilityByDraws(
  events1: Int, events2: Int, intervals: Int, end: Double, draws: Int, seed: UInt64
) throws -> [Double] {
  var random = RandomSource(seed: seed)
  let first = Gamma(shape: Double(events1) + 1, rate: Double(intervals))
  let second = Gamma(shape: Double(events2) + 1, rate: Double(intervals))

  // What falls beyond the end of the prior is thrown away
  func rate(_ posterior: Gamma) -> Double {
    while true {
      let rate = posterior.sample(using: &random)
      if rate < end { return rate }
    }
  }
  var hits = 0
  for _ in 0..<draws where rate(first) > rate(second) { hits += 1 }
  let share = Double(hits) / Double(draws)
  return [share, (share * (1 - share) / Double(draws)).squareRoot()]
}
