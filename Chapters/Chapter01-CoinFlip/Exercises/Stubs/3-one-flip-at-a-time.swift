// Exercise 3: One flip at a time
// Mark it: swift run chapter1 exercises 3 (add --hint for a nudge).
//
// Your prior of p is Beta(a, b). Predict the first flip, then learn from it; predict the second, learn; and so on.
// The product of the predictions of what came up is the probability of exactly these flips, in this order.
// Try two orders of the same flips: is the product the same?
//
// Nothing of a library is needed: the chapter says how a flip is predicted, and what is learnt from one.

import BayesNumerics
import Foundation

/// The probability that a Beta(a, b) prior gives to exactly these flips in this order.
///
/// - Parameter flips: In the order of time; true is heads. There is at least one.
/// - Returns: The product of the predictions, to ten digits.
func probabilityOfFlips(a: Double, b: Double, flips: [Bool]) throws -> Double {
  throw Unsolved()  // replace this line by your solution
}
