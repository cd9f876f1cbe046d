import RealModule

/// Numbers below a bound: x = upper - exp(y), so log |dx/dy| = y; x falls as y rises.
///
/// Close to the bound x keeps only what a double near `upper` can tell apart.
public struct UpperBounded: ElementwiseTransform {
  public let count: Int
  public let upper: Double

  /// Precondition: a finite bound.
  public init(below upper: Double, _ count: Int = 1) {
    precondition(upper.isFinite, "An upper bound is finite, not \(upper).")
    self.upper = upper
    self.count = checkedCount(count)
  }

  public func constrain(_ y: Double) -> Double { upper - .exp(y) }
  public func unconstrain(_ x: Double) -> Double { .log(upper - x) }
  public func slope(at y: Double) -> Double { -.exp(y) }
  public func logSlope(at y: Double) -> Double { y }
  public func logSlopeDerivative(at y: Double) -> Double { 1 }
}
