import BayesNumerics
import RealModule

/// Numbers between two bounds, such as probabilities: x = lower + (upper - lower) / (1 + exp(-y)), a
/// scaled inverse logit.
///
/// With s = 1/(1 + e⁻ʸ), log |dx/dy| = log(upper - lower) + log s + log(1 - s). From y = 37 on x
/// rounds to `upper` itself; the Jacobian stays finite.
public struct Bounded: ElementwiseTransform {
  public let count: Int
  public let lower: Double
  public let upper: Double

  /// Precondition: lower < upper, both finite, and so is their difference.
  public init(above lower: Double, below upper: Double, _ count: Int = 1) {
    precondition(
      lower < upper && (upper - lower).isFinite,
      "Bounds are a number and a larger one, not \(lower) and \(upper).")
    self.lower = lower
    self.upper = upper
    self.count = checkedCount(count)
  }

  /// From the nearer bound, so that both ends keep their digits and x never leaves the interval.
  public func constrain(_ y: Double) -> Double {
    let nearer = 1 / (1 + .exp(abs(y)))
    return y < 0 ? lower + (upper - lower) * nearer : upper - (upper - lower) * nearer
  }

  public func unconstrain(_ x: Double) -> Double { .log((x - lower) / (upper - x)) }

  public func slope(at y: Double) -> Double { .exp(logSlope(at: y)) }

  public func logSlope(at y: Double) -> Double {
    .log(upper - lower) - abs(y) - 2 * log1pexp(-abs(y))
  }

  public func logSlopeDerivative(at y: Double) -> Double { -.tanh(y / 2) }
}
