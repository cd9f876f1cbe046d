// Adds both ends once more.
import BayesNumerics
import Foundation

func pointsNeeded(events: Int, intervals: Int, end: Double) throws -> Int {
  let sd = Double(events + 1).squareRoot() / Double(intervals)
  return Int((end / sd).rounded(.up)) + 2
}
