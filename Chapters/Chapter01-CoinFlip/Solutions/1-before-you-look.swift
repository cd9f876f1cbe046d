import BayesNumerics
import Foundation

/// What somebody may believe who has not read the chapter; not all of these hold what came out.
func intervals() throws -> [ClosedRange<Double>] {
  [
    0.12...0.25,  // about twice 1/10, as tails favours it two to one
    0.5...0.85,  // 10/14 is next to 0.7; 0.5 and 0.9 get something too
    0.1...0.25,  // three above seven, and the sd of the count is √14 / 2 = 1.9
    0.35...0.55,  // four standard errors of √(0.7 · 0.3 / 14) = 0.12
    0.55...0.63,  // twenty heads of 34
    5.5...8,  // four tails make up to four stretches of their own
    0.2...0.42,  // it looks unfair, does it not?
    498...504,  // a coin does not remember where it started
  ]
}
