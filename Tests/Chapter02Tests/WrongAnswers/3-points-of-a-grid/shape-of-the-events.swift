// Takes the square root of the events, without the one more.
import BayesNumerics
import Foundation

func pointsNeeded(events: Int, intervals: Int, end: Double) throws -> Int {
  let sd = Double(events).squareRoot() / Double(intervals)
  return Int((end / sd).rounded(.up)) + 1
}
