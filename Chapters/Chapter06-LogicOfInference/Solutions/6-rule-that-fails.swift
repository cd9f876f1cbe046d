import BayesNumerics
import Foundation

/// Nearly always B and C occur without A. A brings B and keeps C away, so seldom that P(C | B) does not show it.
func ruleThatFails(likely: Double) throws -> [Double] {
  let rare = 1 - likely
  return [0, 0, 0, 1 - rare, 0, 0, rare, 0]
}
