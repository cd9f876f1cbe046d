// Doubles the probability of exactly this count.
import BayesNumerics
import Foundation

func twoSidedTail(heads: Int, flips: Int) throws -> Double {
  let fair = Binomial(trials: flips, probability: 0.5)
  return min(1, 2 * fair.density(heads))
}
