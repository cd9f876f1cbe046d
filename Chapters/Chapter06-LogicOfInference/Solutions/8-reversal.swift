import BayesNumerics
import Foundation

/// In the hard stratum group 1 succeeds with the rate m and group 2 never; in the easy one group 1 always, and group 2
/// with the rate 1 - m. Nearly all of group 1 are in the hard stratum, nearly all of group 2 in the easy one.
///
/// The totals are then near m and 1 - m, so that 1 - 2m is to be the margin or more, and m too: m lies between the margin
/// and (1 - margin) / 2, and there is room as long as the margin is below 1/3.
func reversal(margin: Double) throws -> [Double] {
  let members = 300_000.0
  let successes = (members * (margin + 1 / 3.0) / 2).rounded()
  let (hard1, hard2) = ([successes, members - successes], [0.0, 1])
  let (easy1, easy2) = ([1.0, 0], [members - successes, successes])
  return hard1 + hard2 + easy1 + easy2
}
