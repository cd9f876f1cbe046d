// Exercise 4: The shortest interval
// Mark it: swift run chapter1 exercises 4 (add --hint for a nudge).
//
// The lecture cuts 2.5 % off each end of the posterior. Find the shortest of all intervals that hold 95 % of
// Beta(a, b), where a > 1 and b > 1.
//
// At hand: Beta(a: a, b: b) with density(p), cumulative(p), which is P(P <= p), and its inverse quantile(q).
// A thousand small steps, or a search by thirds, are enough for the accuracy; more only take time.

import BayesNumerics
import Foundation

/// The shortest interval that holds 95 % of Beta(a, b), for a > 1 and b > 1.
///
/// - Returns: [lower, upper], each right to 0.0001.
func highestDensityInterval(a: Double, b: Double) throws -> [Double] {
  throw Unsolved()  // replace this line by your solution
}
