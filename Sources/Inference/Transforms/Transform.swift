/// A smooth one-to-one map from free numbers (any real value) to parameters with a constraint.
///
/// Samplers move freely in Rⁿ; a scale, a share or a correlation may not. With x = f(y) a density
/// of x becomes one of y by the volume that f stretches: log p(y) = log p(x) + log |det ∂x/∂y|.
/// Leaving that Jacobian out is the classic silent error: the chain then samples another prior.
///
/// A transform works on a stretch of longer vectors, from `place` on, so that blocks can be laid end
/// to end (``TransformBlocks``) and nothing is allocated. Source: Stan reference manual, "Constraint
/// transforms".
public protocol Transform: Sendable {
  /// How many free numbers go in.
  var freeCount: Int { get }
  /// How many constrained numbers come out; more than went in where some follow from others.
  var constrainedCount: Int { get }
  /// Which of the constrained numbers may be chosen, the others following from them: the
  /// coordinates in which a density measures volume, `freeCount` of them, rising.
  var coordinates: [Int] { get }

  /// Writes x = f(y) and returns log |det ∂x/∂y|, x in its `coordinates`.
  func constrain(_ free: [Double], into constrained: inout [Double], at place: BlockPlace) -> Double

  /// Writes y = f⁻¹(x): ±∞ on the edge of the constraint, NaN outside where that shows.
  func unconstrain(_ constrained: [Double], into free: inout [Double], at place: BlockPlace)

  /// Writes the slope of log p(x) + log |det ∂x/∂y| with respect to y.
  ///
  /// - Parameters:
  ///   - slopes: ∂ log p / ∂x of every constrained number, as if all could move by themselves.
  ///   - constrained: f(free), as ``constrain(_:into:at:)`` left it.
  func pullBack(
    _ slopes: [Double], free: [Double], constrained: [Double], into gradient: inout [Double],
    at place: BlockPlace)
}

/// Where a block begins, in the free vector and in the constrained one.
public struct BlockPlace: Sendable, Equatable {
  public let free: Int
  public let constrained: Int

  public init(free: Int = 0, constrained: Int = 0) {
    self.free = free
    self.constrained = constrained
  }
}

extension Transform {
  public var coordinates: [Int] { Array(0..<constrainedCount) }

  /// x = f(y). Precondition: `freeCount` numbers.
  public func constrained(_ free: [Double]) -> [Double] { constrainedWithJacobian(free).values }

  /// log |det ∂x/∂y| at y. Precondition: `freeCount` numbers.
  public func logJacobian(at free: [Double]) -> Double { constrainedWithJacobian(free).logJacobian }

  /// y = f⁻¹(x). Precondition: `constrainedCount` numbers.
  public func unconstrained(_ constrained: [Double]) -> [Double] {
    precondition(
      constrained.count == constrainedCount,
      "A transform to \(constrainedCount) numbers cannot undo \(constrained.count).")
    var free = [Double](repeating: 0, count: freeCount)
    unconstrain(constrained, into: &free, at: BlockPlace())
    return free
  }

  /// The slope with respect to y of log p(x) + log |det ∂x/∂y|, from ∂ log p / ∂x. Preconditions:
  /// `constrainedCount` slopes, `freeCount` numbers.
  public func pulledBack(_ slopes: [Double], at free: [Double]) -> [Double] {
    precondition(
      slopes.count == constrainedCount,
      "A transform to \(constrainedCount) numbers cannot take \(slopes.count) slopes.")
    var gradient = [Double](repeating: 0, count: freeCount)
    pullBack(
      slopes, free: free, constrained: constrained(free), into: &gradient, at: BlockPlace())
    return gradient
  }

  private func constrainedWithJacobian(
    _ free: [Double]
  ) -> (values: [Double], logJacobian: Double) {
    precondition(
      free.count == freeCount, "A transform of \(freeCount) numbers cannot take \(free.count).")
    var values = [Double](repeating: 0, count: constrainedCount)
    let logJacobian = constrain(free, into: &values, at: BlockPlace())
    return (values, logJacobian)
  }
}
