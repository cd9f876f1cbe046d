// Counts one tail only.
import BayesNumerics
import Foundation

func twoSidedTail(heads: Int, flips: Int) throws -> Double {
  let fair = Binomial(trials: flips, probability: 0.5)
  return fair.upperTail(max(heads, flips - heads) - 1)
}
