// Takes the observed share for the coin, in place of a fair one.
import BayesNumerics
import Foundation

func twoSidedTail(heads: Int, flips: Int) throws -> Double {
  let share = Double(heads) / Double(flips)
  let coin = Binomial(trials: flips, probability: share)
  return min(1, 2 * coin.upperTail(max(heads, flips - heads) - 1))
}
