// Gives the posterior mean.
import BayesNumerics
import Foundation

func mode(events1: Int, events2: Int, intervals: Int, mean1: Double, mean2: Double) throws
  -> [Double]
{
  let first = Double(events1 + 1) / (Double(intervals) + 1 / mean1)
  let second = Double(events2 + 1) / (Double(intervals) + 1 / mean2)
  return [first, second]
}
