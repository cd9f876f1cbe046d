// Exercise 2. Mark it: swift run chapter5 exercises 2
// The task is told here and in the chapter's page; add --hint for a nudge.

import BayesNumerics
import Foundation

/// One hidden unit β ψ(offset + slope x), ψ(η) = 1 / (1 + exp(-η)), is turned over: a unit whose step runs the
/// other way gives the same function of x up to a constant.
///
/// Return [shift, weight, newOffset, newSlope] so that for every x
/// β ψ(offset + slope x) = shift + weight ψ(newOffset + newSlope x), with newSlope = -slope; `weight` comes in as β.
func turnedOver(weight: Double, offset: Double, slope: Double) throws -> [Double] {
  throw Unsolved()  // replace this line by your solution
}
