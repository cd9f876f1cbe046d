// Exercise 5: How many flips convince?
// Mark it: swift run chapter1 exercises 5 (add --hint for a nudge).
//
// A coin always shows the same share of heads: of n flips, (share * Double(n)).rounded() are heads. After how many
// flips does the Bayes factor K of "biased, p uniform on (0, 1)" against "fair, p = 1/2" first exceed the
// threshold? Where no number of flips from 1 to 5000 will do, return 0.
//
// The threshold is above 0; it may be a few thousand flips until K exceeds it, and 2^-2000 is 0 to a computer.
//
// At hand: log, exp, logGamma(x), logBinomialCoefficient(n, k), which is the logarithm of the number of orders, and
// Binomial(trials: n, probability: p).logDensity(k), the log probability of k heads. Swift does not mix Int and Double:
// write Double(n) where a whole number meets a Double.

import BayesNumerics
import Foundation

/// The smallest n from 1 to 5000 at which K exceeds `threshold`, or 0 where there is none.
func flipsNeeded(share: Double, threshold: Double) throws -> Int {
  throw Unsolved()  // replace this line by your solution
}
