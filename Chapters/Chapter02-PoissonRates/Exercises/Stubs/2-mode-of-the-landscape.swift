// Exercise 2: The mode of the landscape
// Mark it: swift run chapter2 exercises 2 (add --hint for a nudge).
//
// A colleague's landscape has its peak on the wrong side of the diagonal. Find the mode of yours: the most probable
// pair of rates after so many intervals, under an exponential prior for each rate with a mean of its own.
//
// The landscape is a product of a posterior for each rate. Mind which prior, and which count, belongs to which.

import BayesNumerics
import Foundation

/// The mode of the landscape under exponential priors.
///
/// - Parameters:
///   - events1: What sensor 1 counted in all `intervals` intervals; 0 or more.
///   - events2: What sensor 2 counted in the same intervals.
///   - mean1: The mean of the exponential prior of λ1, in events per interval.
///   - mean2: That of λ2.
/// - Returns: [λ1, λ2], in events per interval, to nine digits.
func mode(
  events1: Int, events2: Int, intervals: Int, mean1: Double, mean2: Double
) throws -> [Double] {
  throw Unsolved()  // replace this line by your solution
}
