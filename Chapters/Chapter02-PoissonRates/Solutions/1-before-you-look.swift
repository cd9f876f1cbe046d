import BayesNumerics
import Foundation

/// What somebody may believe who knows chapter 1; not all of these hold what came out.
func intervals() throws -> [ClosedRange<Double>] {
  [
    0.7...0.88,  // three to one, but only four events
    0.96...0.995,  // a difference of 10 with a standard deviation of √20
    4...5,  // √20, as the intervals are twenty times as many
    0.15...0.35,  // 5 is about one standard deviation, √4, above 3
    0.65...0.95,  // √16 / 5
    3...5.5,  // a Poisson count of rate 4 or so, and a little more
    0.04...0.11,  // exp(-3) is 0.05
    42...62,  // 2608 exp(-3.87), and its square root on either side
  ]
}
