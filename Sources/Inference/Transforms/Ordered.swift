import RealModule

/// Numbers that rise, x₁ < x₂ < ... < x_K, such as cut points or the places of exchangeable components:
/// x₁ = y₁, xₖ = xₖ₋₁ + exp(yₖ), so log |det| = Σ yₖ from the second on.
///
/// It takes one of the K! orders of numbers whose names could be exchanged, which is a way to end label
/// switching. Source: Stan reference manual, "Ordered vector".
public struct Ordered: Transform {
  public let constrainedCount: Int
  public var freeCount: Int { constrainedCount }

  /// Precondition: one number or more.
  public init(_ count: Int) { constrainedCount = checkedCount(count) }

  public func constrain(
    _ free: [Double], into constrained: inout [Double], at place: BlockPlace
  ) -> Double {
    constrained[place.constrained] = free[place.free]
    var logJacobian = 0.0
    for k in 1..<max(constrainedCount, 1) {
      let y = free[place.free + k]
      constrained[place.constrained + k] = constrained[place.constrained + k - 1] + .exp(y)
      logJacobian += y
    }
    return logJacobian
  }

  public func unconstrain(
    _ constrained: [Double], into free: inout [Double], at place: BlockPlace
  ) {
    free[place.free] = constrained[place.constrained]
    for k in 1..<max(constrainedCount, 1) {
      let x = place.constrained + k
      free[place.free + k] = .log(constrained[x] - constrained[x - 1])
    }
  }

  /// Backwards: yₖ moves xₖ and all numbers after it.
  public func pullBack(
    _ slopes: [Double], free: [Double], constrained: [Double], into gradient: inout [Double],
    at place: BlockPlace
  ) {
    var slopeOfRest = 0.0
    for k in (0..<constrainedCount).reversed() {
      slopeOfRest += slopes[place.constrained + k]
      let y = place.free + k
      gradient[y] = k == 0 ? slopeOfRest : slopeOfRest * .exp(free[y]) + 1
    }
  }
}
