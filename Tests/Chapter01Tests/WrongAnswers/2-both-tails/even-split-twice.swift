// Counts the middle twice at an even split.
import BayesNumerics
import Foundation

func twoSidedTail(heads: Int, flips: Int) throws -> Double {
  let fair = Binomial(trials: flips, probability: 0.5)
  return 2 * fair.upperTail(max(heads, flips - heads) - 1)
}
