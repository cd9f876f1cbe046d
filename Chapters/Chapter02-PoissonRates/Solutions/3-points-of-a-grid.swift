import BayesNumerics
import Foundation

func pointsNeeded(events: Int, intervals: Int, end: Double) throws -> Int {
  // n points have n - 1 spacings
  let standardDeviation = Double(events + 1).squareRoot() / Double(intervals)
  return Int((end / standardDeviation).rounded(.up)) + 1
}
