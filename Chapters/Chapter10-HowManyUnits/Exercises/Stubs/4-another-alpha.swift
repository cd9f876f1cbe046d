// Exercise 4: The same data, another α. Mark it: swift run chapter10 exercises 4 (add --hint for a nudge)
//
// A chain has found p(M | D) for M = 0, ..., M* under the prior of exercise 2 with some α. A reader believes another α.
// No new chain is needed: find p(M | D) under the reader's prior, with the same M*. All else stays as it was.
//
// Some sizes may have a posterior probability of 0, because the chain never saw them. Nine decimals are asked for.

import BayesNumerics
import Foundation

/// p(M | D) under the other prior, for M = 0, ..., M*.
///
/// - Parameters:
///   - posterior: p(M | D) under `alpha`; M* + 1 numbers that add up to 1, M* is 1 or more.
///   - alpha: α of the chain, between 0 and 1.
///   - newAlpha: α of the reader, between 0 and 1.
func reweighted(posterior: [Double], alpha: Double, newAlpha: Double) throws -> [Double] {
  throw Unsolved()  // replace this line by your solution
}
