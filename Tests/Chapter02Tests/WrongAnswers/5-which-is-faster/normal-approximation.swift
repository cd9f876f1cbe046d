// Takes the posteriors for normal.
import BayesNumerics
import Foundation

func probabilityFirstIsFaster(events1: Int, events2: Int, intervals: Int, mean: Double) throws
  -> Double
{
  let (s1, s2) = (Double(events1) + 1, Double(events2) + 1)
  return 0.5 * erfc(-(s1 - s2) / (s1 + s2).squareRoot() / 2.0.squareRoot())
}
