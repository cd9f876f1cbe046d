// Exercise 4: The next count
// Mark it: swift run chapter2 exercises 4 (add --hint for a nudge).
//
// After `events` events in `intervals` intervals, how probable are exactly `count` events in the next one? You do not
// know the rate: average the Poisson distribution over its posterior, under an exponential prior of this mean.
//
// At hand: logGamma(x); Gamma(shape: a, rate: r), whose second argument is the rate parameter r and not the scale
// 1 / r; Poisson(mean: m); and NegativeBinomial(shape: a, successProbability: p), the number of failures before the
// a-th success. All have density(x) and logDensity(x). Also integrate({ x in ... }, from: 0, to: .infinity).value.

import BayesNumerics
import Foundation

/// The posterior predictive probability of `count` events in the next interval, to nine digits.
///
/// - Parameter mean: The mean of the exponential prior of the rate, in events per interval.
func predictive(count: Int, events: Int, intervals: Int, mean: Double) throws -> Double {
  throw Unsolved()  // replace this line by your solution
}
