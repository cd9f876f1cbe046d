/// A transform that treats each of `count` numbers by itself and alike: x = f(y), one by one.
public protocol ElementwiseTransform: Transform {
  var count: Int { get }

  /// x = f(y)
  func constrain(_ y: Double) -> Double
  /// y = f⁻¹(x)
  func unconstrain(_ x: Double) -> Double
  /// dx/dy
  func slope(at y: Double) -> Double
  /// log |dx/dy|, finite where the slope itself has left the doubles.
  func logSlope(at y: Double) -> Double
  /// d log |dx/dy| / dy
  func logSlopeDerivative(at y: Double) -> Double
}

extension ElementwiseTransform {
  public var freeCount: Int { count }
  public var constrainedCount: Int { count }

  public func constrain(
    _ free: [Double], into constrained: inout [Double], at place: BlockPlace
  ) -> Double {
    var logJacobian = 0.0
    for index in 0..<count {
      let y = free[place.free + index]
      constrained[place.constrained + index] = constrain(y)
      logJacobian += logSlope(at: y)
    }
    return logJacobian
  }

  public func unconstrain(
    _ constrained: [Double], into free: inout [Double], at place: BlockPlace
  ) {
    for index in 0..<count {
      free[place.free + index] = unconstrain(constrained[place.constrained + index])
    }
  }

  public func pullBack(
    _ slopes: [Double], free: [Double], constrained: [Double], into gradient: inout [Double],
    at place: BlockPlace
  ) {
    for index in 0..<count {
      let y = free[place.free + index]
      gradient[place.free + index] =
        slopes[place.constrained + index] * slope(at: y) + logSlopeDerivative(at: y)
    }
  }
}

/// How many numbers a transform treats. Precondition: one or more.
func checkedCount(_ count: Int) -> Int {
  precondition(count >= 1, "A transform treats one number or more, not \(count).")
  return count
}
