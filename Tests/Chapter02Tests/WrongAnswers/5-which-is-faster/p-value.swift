// Gives a binomial tail of the counts.
import BayesNumerics
import Foundation

func probabilityFirstIsFaster(events1: Int, events2: Int, intervals: Int, mean: Double) throws
  -> Double
{
  guard events1 > 0 else { return 1 }
  return Binomial(trials: events1 + events2, probability: 0.5).upperTail(events1 - 1)
}
