// Exercise 2: Both tails
// Mark it: swift run chapter1 exercises 2 (add --hint for a nudge).
//
// The lecture's p-value of 9 % counts one tail. Counting both tails, the p-value is the probability that a fair
// coin gives a number of heads at least as far from flips / 2, on either side, as the one that was seen.
//
// At hand: Binomial(trials: n, probability: p) with density(k), the probability of k heads; cumulative(k), that of k
// heads or fewer; and upperTail(k), that of more than k heads, without k itself.

import BayesNumerics
import Foundation

/// The p-value of a fair coin, counting both tails: a probability, so never above 1.
///
/// To nine digits.
func twoSidedTail(heads: Int, flips: Int) throws -> Double {
  throw Unsolved()  // replace this line by your solution
}
