// Doubles the upper tail even when tails are more frequent.
import BayesNumerics
import Foundation

func twoSidedTail(heads: Int, flips: Int) throws -> Double {
  let fair = Binomial(trials: flips, probability: 0.5)
  return min(1, 2 * fair.upperTail(heads - 1))
}
