/// No constraint: x = y, any real number.
public struct Identity: ElementwiseTransform {
  public let count: Int

  public init(_ count: Int = 1) { self.count = checkedCount(count) }

  public func constrain(_ y: Double) -> Double { y }
  public func unconstrain(_ x: Double) -> Double { x }
  public func slope(at y: Double) -> Double { 1 }
  public func logSlope(at y: Double) -> Double { 0 }
  public func logSlopeDerivative(at y: Double) -> Double { 0 }
}
