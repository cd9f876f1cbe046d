// Exercise 7: Are the rates equal?
// Mark it: swift run chapter2 exercises 7 (add --hint for a nudge).
//
// "Both sensors count at one common rate" against "each has a rate of its own": compute the natural logarithm of the
// Bayes factor K, the evidence of the first model over that of the second. Every rate, the common one too, has the
// prior Gamma(a, r), where r is the rate parameter and not the scale 1 / r.
//
// Each sensor watched `intervals` intervals. The factorials of the single counts stand in both evidences and cancel.
// There may be hundreds of events, and the gamma function of 172 overflows. At hand: logGamma(x).

import BayesNumerics
import Foundation

/// log K of "one rate" against "two rates", right to eight decimals.
///
/// - Parameters:
///   - shape: a of the prior.
///   - rate: r of the prior, in intervals.
func logFactorOfEqualRates(
  events1: Int, events2: Int, intervals: Int, shape: Double, rate: Double
) throws -> Double {
  throw Unsolved()  // replace this line by your solution
}
