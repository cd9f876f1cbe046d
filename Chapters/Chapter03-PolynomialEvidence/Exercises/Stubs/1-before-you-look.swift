// Exercise 1: Before you look. Mark it: swift run chapter3 exercises 1 (add --hint for a nudge)
//
// Do this exercise before you read on, with the first picture of the page in view: the chapter computes these numbers
// one after the other. For each of them write an interval that you believe to hold it with a probability of 80 %: you
// would be just willing to bet four to one on it. Do not run the chapter first. Nobody marks what you know, but whether
// you know how well you know it: intervals that always hold the number are as much a mistake as those that hold it only
// half the time.
//
// Thirty points lie between x = -3 and x = 3 around a parabola, with noise of variance 1.5 (standard deviation 1.2).
// Polynomials of order 0 (a constant) to 12 are fitted; each weight has the prior N(0, 1), and all 13 orders are
// equally probable before the points are seen.
//
// 1. The posterior probability of order 2, from 0 to 1.
// 2. The posterior probability of order 3.
// 3. By how much the best fit's log likelihood rises from order 2 to order 12, with ten more weights.
// 4. By how much the log evidence falls from order 2 to order 12.
// 5. The posterior standard deviation of the intercept w₀ at order 2; the prior's is 1.
// 6. The standard deviation with which order 2 predicts a new measurement at x = 4, outside the points, noise included.
// 7. The same for order 3.
// 8. The probability of order 2 if the noise variance is assumed to be 30 in place of 1.5.

import BayesNumerics
import Foundation

/// Your 80 % intervals of the 8 numbers, in their order, such as [0.1...0.4, 2...7].
func intervals() throws -> [ClosedRange<Double>] {
  throw Unsolved()  // replace this line by your intervals
}
