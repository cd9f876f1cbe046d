import BayesNumerics
import Foundation

func mode(
  events1: Int, events2: Int, intervals: Int, mean1: Double, mean2: Double
) throws -> [Double] {
  // Each rate has a Gamma(s + 1, N + 1/b) posterior, with its mode at s / (N + 1/b)
  let n = Double(intervals)
  return [Double(events1) / (n + 1 / mean1), Double(events2) / (n + 1 / mean2)]
}
