// Exercise 3: From code to code on a sphere. Mark it: swift run chapter14 exercises 3 (add --hint for a nudge)
//
// Codes of many numbers from N(0, I), here 32, have nearly all the same length, about √D. The middle of a straight line
// between two of them is shorter by a factor √2 or so: a place where the prior hardly ever draws, and for which the
// decoder was not taught. (In two dimensions it draws there often, and a straight line will do.) Those who want to see one
// image turn into another go along a great circle instead.
//
// Let θ be the angle between the codes a and b. At the share t of the way the direction makes the angle t θ with a, in the
// plane of a and b, and the length is (1 - t)|a| + t|b|. No two codes are parallel here. Nine digits are asked for.

import BayesNumerics
import Foundation

/// The code on the way from a (share 0) to b (share 1), as many numbers as a has.
func between(a: [Double], b: [Double], share: Double) throws -> [Double] {
  throw Unsolved()  // replace this line by your solution
}
