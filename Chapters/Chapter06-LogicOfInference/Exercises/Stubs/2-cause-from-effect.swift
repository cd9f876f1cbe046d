// Exercise 2: From an effect to its cause
// Mark it: swift run chapter6 exercises 2 (add --hint for a nudge).
//
// Rule 2 of the chapter, with any three probabilities. A occurs with probability `prior`. B occurs with probability
// `ifCause` if A does, and with probability `ifNoCause` if A does not. How probable is A once B was seen? And how
// probable is A once it is known that B did not occur? That B did not occur says something, too.
//
// B is never certain and never impossible here, so that both questions have an answer.

import BayesNumerics
import Foundation

/// [P(A | B), P(A | not B)], to nine decimals.
///
/// - Parameters:
///   - prior: P(A)
///   - ifCause: P(B | A)
///   - ifNoCause: P(B | not A)
func probabilityOfCause(prior: Double, ifCause: Double, ifNoCause: Double) throws -> [Double] {
  throw Unsolved()  // replace this line by your solution
}
