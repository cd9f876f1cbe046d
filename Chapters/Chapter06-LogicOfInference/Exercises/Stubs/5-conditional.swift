// Exercise 5: The conditional of a joint table
// Mark it: swift run chapter6 exercises 5 (add --hint for a nudge).
// See it at work: swift run chapter6 --with-mine
//
// Two to four variables have a joint table, written as a list: joint[0] is the probability that all have their first
// value, and the last variable changes fastest. With shape = [2, 3] the list is
//
//     P(0, 0), P(0, 1), P(0, 2), P(1, 0), P(1, 1), P(1, 2)
//
// The variable number `variable` (0 is the first) was seen to have its value number `value` (0 is the first). Return
// the table of the other variables, P(others | seen), again as a list in which the last one changes fastest. Where what
// was seen has probability 0 there is no such table: return an empty list.
//
// What must hold of your answer needs no solution: it has one number for each combination of the other variables; it
// sums to 1; and P(others | seen) times P(seen) is P(others, seen), cell by cell, to twelve decimals. Nothing in this
// marking is random: a right function never fails.
//
// The chapter then puts your function to work: the rules 2 to 6 and the six departments of Berkeley, where it conditions
// on a department first and on the sex afterwards.

import BayesNumerics
import Foundation

/// P(others | seen), or an empty list where what was seen is impossible.
///
/// - Parameters:
///   - joint: A probability for each combination of values, the last variable changing fastest.
///   - shape: How many values each variable has.
///   - variable: The place of the variable that was seen, in `shape`.
///   - value: The place of the value that it has, 0 ..< shape[variable].
func conditional(joint: [Double], shape: [Int], variable: Int, value: Int) throws -> [Double] {
  throw Unsolved()  // replace this line by your solution
}
