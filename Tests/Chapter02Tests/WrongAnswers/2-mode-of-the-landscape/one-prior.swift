// Gives both rates the first prior.
import BayesNumerics
import Foundation

func mode(events1: Int, events2: Int, intervals: Int, mean1: Double, mean2: Double) throws
  -> [Double]
{
  let first = Double(events1) / (Double(intervals) + 1 / mean1)
  let second = Double(events2) / (Double(intervals) + 1 / mean1)
  return [first, second]
}
