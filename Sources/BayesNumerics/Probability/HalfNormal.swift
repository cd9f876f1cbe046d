import RealModule

/// The size of a normal error, its sign forgotten: a weak prior of a scale.
///
/// Density √(2/π) exp(-x²/(2σ²)) / σ on x ≥ 0. The parameter σ is the standard deviation of the normal
/// variable, not that of its size.
public struct HalfNormal: DifferentiableDistribution, Equatable {
  // MARK: Parameters

  /// σ > 0, in the units of x.
  public let scale: Double

  /// Precondition: a positive, finite scale.
  public init(scale: Double = 1) {
    precondition(
      scale > 0 && scale < .infinity, "HalfNormal needs a positive scale, not \(scale).")
    self.scale = scale
  }

  // MARK: Density

  public var support: ClosedRange<Double> { 0 ... .infinity }

  /// Error: 4 ulp of the larger of the result and 1, beside z² ulp of the rounding of x/σ.
  public func logDensity(_ x: Double) -> Double {
    if x.isNaN { return .nan }
    let z = x / scale
    return x < 0 ? -.infinity : -0.5 * z * z - .log(scale) + .log(2) - halfLogTwoPi
  }

  public func logDensitySlope(_ x: Double) -> Double { x >= 0 ? -x / scale / scale : .nan }

  /// ∂ log p(x) / ∂σ
  public func logDensityScaleSlope(_ x: Double) -> Double {
    let z = x / scale
    return x >= 0 ? (z * z - 1) / scale : .nan
  }

  // MARK: Moments

  /// σ √(2/π)
  public var mean: Double { scale * (2 / Double.pi).squareRoot() }

  /// σ² (1 - 2/π)
  public var variance: Double { scale * scale * (1 - 2 / .pi) }

  public var mode: Double? { 0 }

  // MARK: Probabilities

  public func cumulative(_ x: Double) -> Double {
    x.isNaN ? .nan : errorFunction(max(x, 0) / (scale * 2.0.squareRoot()))
  }

  /// Error: relative, (1 + z²) ulp.
  public func upperTail(_ x: Double) -> Double {
    x.isNaN ? .nan : complementaryErrorFunction(max(x, 0) / (scale * 2.0.squareRoot()))
  }

  // MARK: Quantiles

  public func quantile(_ p: Double) -> Double {
    p >= 0 ? 2.0.squareRoot() * scale * inverseErrorFunction(p) : .nan
  }

  public func upperTailQuantile(_ q: Double) -> Double {
    q <= 1 ? 2.0.squareRoot() * scale * inverseComplementaryErrorFunction(q) : .nan
  }

  // MARK: Sampling

  public func sample(using random: inout RandomSource) -> Double { abs(scale * random.normal()) }
}
