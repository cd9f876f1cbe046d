// Forgets to divide by the intervals.
import BayesNumerics
import Foundation

func pointsNeeded(events: Int, intervals: Int, end: Double) throws -> Int {
  let sd = Double(events + 1).squareRoot()
  return Int((end / sd).rounded(.up)) + 1
}
