// Takes the mean of the prior for its rate parameter.
import BayesNumerics
import Foundation

func mode(events1: Int, events2: Int, intervals: Int, mean1: Double, mean2: Double) throws
  -> [Double]
{
  let first = Double(events1) / (Double(intervals) + mean1)
  let second = Double(events2) / (Double(intervals) + mean2)
  return [first, second]
}
