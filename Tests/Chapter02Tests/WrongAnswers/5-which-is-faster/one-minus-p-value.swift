// One minus a p-value.
import BayesNumerics
import Foundation

func probabilityFirstIsFaster(
  events1: Int, events2: Int, intervals: Int, mean: Double
) throws -> Double {
  let equal = Binomial(trials: events1 + events2, probability: 0.5)
  return 1 - equal.upperTail(events1 - 1)
}
