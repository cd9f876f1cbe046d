// Exercise 5: Which sensor is faster?
// Mark it: swift run chapter2 exercises 5 (add --hint for a nudge).
//
// Both rates have the same exponential prior, of this mean. After `intervals` intervals with `events1` and `events2`
// events, how probable is it that λ1 is larger than λ2?
//
// At hand: Gamma(shape: a, rate: r), whose second argument is the rate parameter r and not the scale 1 / r, with
// density(x) and cumulative(x); Beta(a: a, b: b); Normal(mean: m, standardDeviation: s); and the area under a
// function, integrate({ x in ... }, from: 0, to: .infinity).value.

import BayesNumerics
import Foundation

/// P(λ1 > λ2 | counts), to 0.000001.
///
/// - Parameter mean: The mean of the exponential prior of either rate, in events per interval.
func probabilityFirstIsFaster(
  events1: Int, events2: Int, intervals: Int, mean: Double
) throws -> Double {
  throw Unsolved()  // replace this line by your solution
}
