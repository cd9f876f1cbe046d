// Takes the standard deviation of a single count.
import BayesNumerics
import Foundation

func pointsNeeded(events: Int, intervals: Int, end: Double) throws -> Int {
  let sd = (Double(events + 1) / Double(intervals)).squareRoot()
  return Int((end / sd).rounded(.up)) + 1
}
