import BayesNumerics
import Foundation

func probabilityFirstIsFaster(
  events1: Int, events2: Int, intervals: Int, mean: Double
) throws -> Double {
  // Two gamma variables of one rate parameter: the share λ1 / (λ1 + λ2) is Beta(s1 + 1, s2 + 1), whatever N is
  let share = Beta(a: Double(events1) + 1, b: Double(events2) + 1)
  return share.upperTail(0.5)
}
