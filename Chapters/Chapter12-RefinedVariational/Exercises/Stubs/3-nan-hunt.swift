// Exercise 3: The hunt for a NaN. Mark it: swift run chapter12 exercises 3 (add --hint for a nudge)
//
// The notebook of the method's authors has the target
//
//     x₀ ~ N(0, 0.5²),        x₁ ~ N(0, 1 - x₀²):    sd 0.5 and √(1 - x₀²).
//
// A search for a normal q prints NaN after a while, though nobody divided by zero: some draw had |x₀| > 1, where the
// second standard deviation is the root of a negative number. Cut it off and q still goes there. Mend the target instead:
// write it as a density of u and x₁ with x₀ = tanh u, where u may be any number. It is a density of u, not of x₀. Keep all
// constants. It must be right to eight digits where |u| is as large as 45, at which 1 - tanh² u is 0 in a double.

import BayesNumerics
import Foundation

/// Three numbers: the log density of (u, x₁), its slope in u, and its slope in x₁.
func lensOnTheLine(u: Double, x1: Double) throws -> [Double] {
  throw Unsolved()  // replace this line by your solution
}
