import RealModule

/// Numbers above a bound: x = lower + exp(y), so log |dx/dy| = y.
///
/// Close to the bound x keeps only what a double near `lower` can tell apart; ``Positive`` keeps all
/// digits.
public struct LowerBounded: ElementwiseTransform {
  public let count: Int
  public let lower: Double

  /// Precondition: a finite bound.
  public init(above lower: Double, _ count: Int = 1) {
    precondition(lower.isFinite, "A lower bound is finite, not \(lower).")
    self.lower = lower
    self.count = checkedCount(count)
  }

  public func constrain(_ y: Double) -> Double { lower + .exp(y) }
  public func unconstrain(_ x: Double) -> Double { .log(x - lower) }
  public func slope(at y: Double) -> Double { .exp(y) }
  public func logSlope(at y: Double) -> Double { y }
  public func logSlopeDerivative(at y: Double) -> Double { 1 }
}
