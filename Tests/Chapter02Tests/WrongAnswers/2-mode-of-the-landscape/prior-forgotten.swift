// Leaves the prior out.
import BayesNumerics
import Foundation

func mode(events1: Int, events2: Int, intervals: Int, mean1: Double, mean2: Double) throws
  -> [Double]
{
  let first = Double(events1) / (Double(intervals))
  let second = Double(events2) / (Double(intervals))
  return [first, second]
}
