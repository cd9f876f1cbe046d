// Exercise 6: Build a rule that fails
// Mark it: swift run chapter6 exercises 6 (add --hint for a nudge).
//
// Logic chains: if A implies B, and B implies C, then A implies C. Does "makes likely" chain as well? Build a joint table
// of A, B and C in which both premises hold, and the conclusion fails as badly as can be:
//
//     P(B | A) >= likely,    P(C | B) >= likely,    P(C | A) <= 1 - likely,    and P(A) > 0.
//
// `likely` is any number between 1/2 and 1, such as 0.6 or 0.9999. There are many such tables, and each is right: yours is
// judged by these inequalities (with a slack of 1e-9). Nothing in this marking is random.
//
// When you have one, tell a story that it could be about. Whom do you know who reasons as if the rule held?

import BayesNumerics
import Foundation

/// Eight probabilities that sum to 1: those of (A, B, C) = (no, no, no), (no, no, yes), (no, yes, no), (no, yes, yes),
/// (yes, no, no), (yes, no, yes), (yes, yes, no), (yes, yes, yes).
func ruleThatFails(likely: Double) throws -> [Double] {
  throw Unsolved()  // replace this line by your solution
}
