import BayesNumerics
import RealModule

/// Shares: positive numbers that add up to 1, made by breaking a stick again and again.
///
/// Of what is left of the stick, sₖ, the share xₖ takes the part zₖ = 1 / (1 + (K - k) e^(-yₖ)),
/// k = 1 ... K - 1; the last share is the rest. y = 0 gives equal shares. Volume is measured in the
/// first K - 1 shares: log |det| = Σ log zₖ + log(1 - zₖ) + log sₖ. All in logarithms, so that
/// shares down to 1e-308 keep their digits. Source: Stan reference manual, "Unit simplex".
public struct Simplex: Transform {
  /// K
  public let constrainedCount: Int
  public var freeCount: Int { constrainedCount - 1 }
  public var coordinates: [Int] { Array(0..<freeCount) }

  /// Precondition: two shares or more.
  public init(_ shares: Int) {
    precondition(shares >= 2, "A simplex has two shares or more, not \(shares).")
    constrainedCount = shares
  }

  /// The log odds of zₖ: yₖ - log(K - k), k from 0 here.
  private func logOdds(_ y: Double, _ k: Int) -> Double { y - .log(Double(freeCount - k)) }

  public func constrain(
    _ free: [Double], into constrained: inout [Double], at place: BlockPlace
  ) -> Double {
    var logStick = 0.0
    var logJacobian = 0.0
    for k in 0..<freeCount {
      let odds = logOdds(free[place.free + k], k)
      let (logTaken, logLeft) = (-log1pexp(-odds), -log1pexp(odds))
      constrained[place.constrained + k] = .exp(logStick + logTaken)
      logJacobian += logTaken + logLeft + logStick
      logStick += logLeft
    }
    constrained[place.constrained + freeCount] = .exp(logStick)
    return logJacobian
  }

  /// What is left is summed from the end, so that nothing cancels.
  public func unconstrain(
    _ constrained: [Double], into free: inout [Double], at place: BlockPlace
  ) {
    var left = constrained[place.constrained + freeCount]
    for k in (0..<freeCount).reversed() {
      let share = constrained[place.constrained + k]
      free[place.free + k] = .log(share) - .log(left) + .log(Double(freeCount - k))
      left += share
    }
  }

  /// Backwards along the stick, with the slope of everything after with respect to log sₖ.
  public func pullBack(
    _ slopes: [Double], free: [Double], constrained: [Double], into gradient: inout [Double],
    at place: BlockPlace
  ) {
    let last = place.constrained + freeCount
    var slopeOfStick = slopes[last] * constrained[last]
    for k in (0..<freeCount).reversed() {
      let odds = logOdds(free[place.free + k], k)
      let (taken, left) = (Double.exp(-log1pexp(-odds)), Double.exp(-log1pexp(odds)))
      let index = place.constrained + k
      let slopeOfTaken = slopes[index] * constrained[index] + 1
      gradient[place.free + k] = slopeOfTaken * left - (slopeOfStick + 1) * taken
      slopeOfStick += slopeOfTaken
    }
  }
}
