import Foundation
import Networks

/// The prior on the number of units M: each unit, if all before it are there, is there with
/// probability α, and M* units are the most.
///
/// The lecture writes it with indicators, Pr(d_j = 1 | d_{j-1} = 1) = α, and d_j = 0 behind a unit that
/// is not there; M is the number of indicators that are 1. Source: lecture 001, "Bayesian analysis of
/// shallow neural nets (var arch)"; Müller and Ríos Insua (1998).
struct UnitCount: Sendable, Equatable {
  /// 0 < α < 1
  let alpha: Double
  /// M* ≥ 1
  let most: Int

  // snippet: prior
  /// P(M = m) = (1 - α) α^m for m < M*; at M* no further unit can follow, so α^M* is left.
  func probability(of units: Int) -> Double {
    units < most ? (1 - alpha) * pow(alpha, Double(units)) : pow(alpha, Double(most))
  }
  // end snippet

  /// P(M = 0), ..., P(M = M*).
  var probabilities: [Double] { (0...most).map(probability) }
}
