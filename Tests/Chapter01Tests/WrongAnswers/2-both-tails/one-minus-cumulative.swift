// Loses the digits of a small tail.
import BayesNumerics
import Foundation

func twoSidedTail(heads: Int, flips: Int) throws -> Double {
  let fair = Binomial(trials: flips, probability: 0.5)
  return min(1, 2 * (1 - fair.cumulative(max(heads, flips - heads) - 1)))
}
