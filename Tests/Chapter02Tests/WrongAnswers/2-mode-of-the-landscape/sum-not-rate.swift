// Does not divide by the intervals.
import BayesNumerics
import Foundation

func mode(events1: Int, events2: Int, intervals: Int, mean1: Double, mean2: Double) throws
  -> [Double]
{
  [Double(events1) / (1 + 1 / mean1), Double(events2) / (1 + 1 / mean2)]
}
