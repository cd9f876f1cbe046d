// Exercise 8: A reversal of your own
// Mark it: swift run chapter6 exercises 8 (add --hint for a nudge).
//
// Two groups are compared in two strata, as men and women in departments: each member has a success or a failure, and the
// rate of a group is its share of successes. Invent whole numbers of members such that
//
// - in each of the two strata the rate of group 1 is above that of group 2, by `margin` or more;
// - with both strata thrown together the rate of group 1 is below that of group 2, by `margin` or more.
//
// Each group has at least one member in each stratum, and no count is above a million. `margin` is any number from 0.01
// to 0.33. There are many tables for each margin, and each is right: yours is judged by these differences (with a slack of
// 1e-12). Nothing in this marking is random.
//
// A question for afterwards: why can it not be done for a margin of 0.34?

import BayesNumerics
import Foundation

/// Eight counts: successes and failures of group 1, then of group 2, in stratum 1; then the same four in stratum 2.
func reversal(margin: Double) throws -> [Double] {
  throw Unsolved()  // replace this line by your solution
}
