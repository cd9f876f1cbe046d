import RealModule

/// A parameter and numbers on one side of it, such as a limit and what may not pass it: a bound that is
/// itself unknown.
///
/// The first number goes through a transform of its own, x₀ = f(y₀); the others are xᵢ = x₀ + exp(yᵢ)
/// above it or x₀ - exp(yᵢ) below it. log |det| = that of f + Σ yᵢ, as the bound only moves them along.
/// Source: Stan reference manual, "Lower bounded scalar", with a bound that is a parameter.
public struct BoundedByFirst<First: Transform>: Transform {
  /// The transform of the bound.
  public let first: First
  public let side: Side
  /// How many numbers the bound holds for.
  public let count: Int

  /// Where the other numbers lie.
  public enum Side: Sendable { case above, below }

  public var freeCount: Int { 1 + count }
  public var constrainedCount: Int { 1 + count }

  /// Precondition: a transform of one number; one number or more on the side.
  public init(_ first: First, _ side: Side, _ count: Int = 1) {
    precondition(
      first.freeCount == 1 && first.constrainedCount == 1,
      "A bound is one number, not \(first.constrainedCount).")
    self.first = first
    self.side = side
    self.count = checkedCount(count)
  }

  private var sign: Double { side == .above ? 1 : -1 }

  public func constrain(
    _ free: [Double], into constrained: inout [Double], at place: BlockPlace
  ) -> Double {
    var logJacobian = first.constrain(free, into: &constrained, at: place)
    let bound = constrained[place.constrained]
    for index in 1...count {
      let y = free[place.free + index]
      constrained[place.constrained + index] = bound + sign * .exp(y)
      logJacobian += y
    }
    return logJacobian
  }

  public func unconstrain(
    _ constrained: [Double], into free: inout [Double], at place: BlockPlace
  ) {
    first.unconstrain(constrained, into: &free, at: place)
    let bound = constrained[place.constrained]
    for index in 1...count {
      free[place.free + index] = .log(sign * (constrained[place.constrained + index] - bound))
    }
  }

  /// The bound carries all others with it, so it takes their slopes as well as its own.
  public func pullBack(
    _ slopes: [Double], free: [Double], constrained: [Double], into gradient: inout [Double],
    at place: BlockPlace
  ) {
    var carried = slopes
    for index in 1...count {
      let slope = slopes[place.constrained + index]
      carried[place.constrained] += slope
      gradient[place.free + index] = sign * slope * .exp(free[place.free + index]) + 1
    }
    first.pullBack(carried, free: free, constrained: constrained, into: &gradient, at: place)
  }
}
