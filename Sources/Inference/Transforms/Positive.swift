import RealModule

/// Positive numbers, such as scales and rates: x = exp(y), so log |dx/dy| = y.
///
/// Infinite from y = 709.8 on, 0 below -745. Error: 1 ulp of x, plus |y| ulp where y is large.
public struct Positive: ElementwiseTransform {
  public let count: Int

  public init(_ count: Int = 1) { self.count = checkedCount(count) }

  public func constrain(_ y: Double) -> Double { .exp(y) }
  public func unconstrain(_ x: Double) -> Double { .log(x) }
  public func slope(at y: Double) -> Double { .exp(y) }
  public func logSlope(at y: Double) -> Double { y }
  public func logSlopeDerivative(at y: Double) -> Double { 1 }
}
