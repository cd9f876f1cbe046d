// Exercise 6. Mark it: swift run chapter5 exercises 6
// The task is told here and in the chapter's page; add --hint for a nudge.

import BayesNumerics
import Foundation

/// Draws of a network whose unit labels may switch: weights[t][j] and slopes[t][j] for draw t and unit j.
///
/// Put the units of each draw in the order of their slopes, the smallest first, and return the mean weight of the
/// first, of the second, and so on, over all draws.
func meanWeightsInOrder(weights: [[Double]], slopes: [[Double]]) throws -> [Double] {
  throw Unsolved()  // replace this line by your solution
}
