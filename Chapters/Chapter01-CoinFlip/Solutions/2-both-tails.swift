import BayesNumerics
import Foundation

func twoSidedTail(heads: Int, flips: Int) throws -> Double {
  let fair = Binomial(trials: flips, probability: 0.5)
  let larger = max(heads, flips - heads)
  return min(1, 2 * fair.upperTail(larger - 1))
}
