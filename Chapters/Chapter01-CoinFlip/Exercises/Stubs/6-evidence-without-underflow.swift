// Exercise 6: Evidence without underflow
// Mark it: swift run chapter1 exercises 6 (add --hint for a nudge).
//
// You think that a coin is fair with probability fairPrior. If it is not, its p has the density Beta(a, b).
// How probable were exactly these flips, in the order in which they came, before you saw them? Only the number of
// heads matters; which order it was does not. Give the logarithm.
//
// There may be a million flips, and fairPrior may be 0 or 1. Then both ways in which the flips can come about have
// probabilities that are 0 to a computer, though their sum has a logarithm like any other number.
//
// At hand: logGamma(x); logBeta(a, b), which is log B(a, b); and logSumExp([x, y]), which is log(e^x + e^y) for any
// x and y, also where one of them is minus infinity. Swift does not mix Int and Double: write Double(heads) where a
// whole number meets a Double.

import BayesNumerics
import Foundation

/// The natural logarithm of the probability of one order of `heads` heads among `flips` flips.
///
/// To nine digits.
func logEvidence(heads: Int, flips: Int, a: Double, b: Double, fairPrior: Double) throws -> Double {
  throw Unsolved()  // replace this line by your solution
}
