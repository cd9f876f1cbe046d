// Exercise 2: Where a small chain ends. Mark it: swift run chapter9 exercises 2 (add --hint for a nudge)
//
// A chain on a few states goes from state i to state j with probability transitions[i][j]; each row sums to 1
// (section "Why does a chain end at its target?"). Find its stationary distribution π, which one step leaves invariant,
//
//     π_j = Σᵢ π_i P_ij,
//
// and the largest imbalance |π_i P_ij - π_j P_ji| of any two states, which is 0 where the chain is in detailed balance.
//
// There are two to five states, and every chain has exactly one stationary distribution. Some have probabilities of 0,
// and some only go round: from such a chain's distribution after many steps nothing can be read. Nine digits are asked
// for.

import BayesNumerics
import Foundation

/// π, one probability for each state, and then the largest imbalance: one number more than there are states.
///
/// - Parameter transitions: P, one row for each state from which the chain goes.
func stationary(transitions: [[Double]]) throws -> [Double] {
  throw Unsolved()  // replace this line by your solution
}
