// A p-value that leaves out the seen count.
import BayesNumerics
import Foundation

func probabilityFirstIsFaster(
  events1: Int, events2: Int, intervals: Int, mean: Double
) throws -> Double {
  let equal = Binomial(trials: events1 + events2, probability: 0.5)
  return equal.upperTail(events1)
}
