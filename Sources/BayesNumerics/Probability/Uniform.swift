import RealModule

/// No place of an interval is likelier than another.
///
/// Density 1/(upper - lower) on lower ≤ x ≤ upper.
public struct Uniform: DifferentiableDistribution, Equatable {
  // MARK: Parameters

  /// Left end, in the units of x.
  public let lower: Double
  /// Right end, in the units of x.
  public let upper: Double

  /// Precondition: lower < upper, and a finite width.
  public init(lower: Double = 0, upper: Double = 1) {
    precondition(
      lower < upper && (upper - lower).isFinite,
      "Uniform needs lower < upper, both finite, not \(lower), \(upper).")
    self.lower = lower
    self.upper = upper
  }

  private var width: Double { upper - lower }

  // MARK: Density

  public var support: ClosedRange<Double> { lower...upper }

  public func logDensity(_ x: Double) -> Double {
    if x.isNaN { return .nan }
    return support.contains(x) ? -.log(width) : -.infinity
  }

  public func logDensitySlope(_ x: Double) -> Double { support.contains(x) ? 0 : .nan }

  /// ∂ log p(x) of the two ends; NaN outside the support.
  public func logDensityParameterSlopes(_ x: Double) -> (lower: Double, upper: Double) {
    support.contains(x) ? (1 / width, -1 / width) : (.nan, .nan)
  }

  // MARK: Moments

  public var mean: Double { lower + 0.5 * width }

  public var variance: Double { width * width / 12 }

  public var mode: Double? { nil }

  // MARK: Probabilities

  public func cumulative(_ x: Double) -> Double {
    x.isNaN ? .nan : (min(max(x, lower), upper) - lower) / width
  }

  public func upperTail(_ x: Double) -> Double {
    x.isNaN ? .nan : (upper - min(max(x, lower), upper)) / width
  }

  // MARK: Quantiles

  public func quantile(_ p: Double) -> Double {
    guard 0 <= p, p <= 1 else { return .nan }
    return p < 0.5 ? lower + p * width : upper - (1 - p) * width
  }

  public func upperTailQuantile(_ q: Double) -> Double {
    guard 0 <= q, q <= 1 else { return .nan }
    return q < 0.5 ? upper - q * width : lower + (1 - q) * width
  }

  // MARK: Sampling

  /// Never outside; an end itself only by rounding.
  public func sample(using random: inout RandomSource) -> Double { quantile(random.uniform()) }
}
