// Exercise 4: Years of two kinds. Mark it: swift run chapter12 exercises 4 (add --hint for a nudge)
//
// Each year is quiet or restless, and nobody sees which. Its count is Poisson with the rate of its kind. From year to year
// a quiet one is followed by a restless one with probability `up`, a restless one by a quiet one with probability `down`.
// The first year is in the long-run distribution of the chain: restless with probability up/(up + down).
//
// What is log p(counts), all sequences of kinds summed out? Section "Has the earth quiet years and restless ones?" has the
// recursion. Keep all constants, the factorials too (logGamma(n + 1) is log n!). A product of six hundred probabilities is
// 0 in a double: nine digits are asked for there, too.

import BayesNumerics
import Foundation

/// log p(counts)
///
/// - Parameters:
///   - counts: one a year, the first year first.
///   - low, high: Poisson rates of quiet and of restless years.
///   - up, down: P(quiet → restless) and P(restless → quiet).
func logProbability(
  counts: [Int], low: Double, high: Double, up: Double, down: Double
) throws -> Double {
  throw Unsolved()  // replace this line by your solution
}
