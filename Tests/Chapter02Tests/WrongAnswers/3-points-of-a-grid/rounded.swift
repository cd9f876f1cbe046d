// Rounds the number of spacings to the nearest number.
import BayesNumerics
import Foundation

func pointsNeeded(events: Int, intervals: Int, end: Double) throws -> Int {
  let sd = Double(events + 1).squareRoot() / Double(intervals)
  return Int((end / sd).rounded()) + 1
}
