// Exercise 3: A grid too coarse
// Mark it: swift run chapter2 exercises 3 (add --hint for a nudge).
//
// A grid that steps over the peak sees nothing of it. An even grid of n points from 0 to `end` includes both ends;
// its spacing shall be at most one posterior standard deviation of the rate. How many points does it need?
//
// The prior is flat and has no end, so the posterior is Gamma(s + 1, N).

import BayesNumerics
import Foundation

/// The smallest number of points of an even grid from 0 to `end`, both included, whose spacing is at most one
/// posterior standard deviation of the rate, after `events` events in `intervals` intervals.
func pointsNeeded(events: Int, intervals: Int, end: Double) throws -> Int {
  throw Unsolved()  // replace this line by your solution
}
