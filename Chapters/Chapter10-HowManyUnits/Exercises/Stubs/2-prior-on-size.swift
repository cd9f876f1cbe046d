// Exercise 2: The prior on the number of units. Mark it: swift run chapter10 exercises 2 (add --hint for a nudge)
//
// The net has a first unit with probability α; if it has j units, it has one more with probability α; and with M* units
// it can have no more (section "What does the prior say about the number of units?").
//
// Return the probabilities of M = 0, 1, ..., M*, and after them one more number: the mean of M. Nine digits are asked for.

import BayesNumerics
import Foundation

/// P(M = 0), ..., P(M = M*), and then the mean of M: M* + 2 numbers.
///
/// - Parameters:
///   - alpha: α, between 0 and 1.
///   - most: M*, 1 or more.
func sizePrior(alpha: Double, most: Int) throws -> [Double] {
  throw Unsolved()  // replace this line by your solution
}
