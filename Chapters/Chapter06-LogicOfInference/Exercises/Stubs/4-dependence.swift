// Exercise 4: How far from independent?
// Mark it: swift run chapter6 exercises 4 (add --hint for a nudge).
//
// joint[a][b][c] is the probability of the values a, b and c of three events: 0 where the event did not occur, 1 where it
// did. The eight numbers sum to 1. Return the largest of
//
//     |P(a, b | c) - P(a | c) P(b | c)|
//
// over all eight combinations of a, b and c. It is 0 where a and b are independent given c. A value c that never occurs
// leaves no table behind, and says nothing: leave it out.
//
// Try your function on a fork and on a collider of the chapter before you have it marked. What should it give?

import BayesNumerics
import Foundation

/// How far a and b are from independence given c, to nine decimals.
func dependence(joint: [[[Double]]]) throws -> Double {
  throw Unsolved()  // replace this line by your solution
}
