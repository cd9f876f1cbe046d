// Leaves the seen count out of the upper tail only.
import BayesNumerics
import Foundation

func twoSidedTail(heads: Int, flips: Int) throws -> Double {
  let fair = Binomial(trials: flips, probability: 0.5)
  return fair.cumulative(flips - heads) + fair.upperTail(heads)
}
