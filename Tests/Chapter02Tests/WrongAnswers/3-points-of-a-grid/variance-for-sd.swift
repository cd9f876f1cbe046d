// Takes the variance for the standard deviation.
import BayesNumerics
import Foundation

func pointsNeeded(events: Int, intervals: Int, end: Double) throws -> Int {
  let sd = Double(events + 1) / Double(intervals * intervals)
  return Int((end / sd).rounded(.up)) + 1
}
