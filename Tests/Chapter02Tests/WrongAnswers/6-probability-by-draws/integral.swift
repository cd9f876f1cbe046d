// An integral for draws.
import BayesNumerics
import Foundation

func probabilityByDraws(
  events1: Int, events2: Int, intervals: Int, end: Double, draws: Int, seed: UInt64
) throws -> [Double] {
  let first = Gamma(shape: Double(events1) + 1, rate: Double(intervals))
  let second = Gamma(shape: Double(events2) + 1, rate: Double(intervals))
  let below = integrate({ first.density($0) * second.cumulative($0) }, from: 0, to: end).value
  let share = below / (first.cumulative(end) * second.cumulative(end))
  return [share, (share * (1 - share) / Double(draws)).squareRoot()]
}
