import RealModule

/// The bell curve without a mean: where a beam from a lamp that turns at an even rate meets a wall.
///
/// Density 1 / (π σ (1 + z²)) with z = (x - μ)/σ on the real line; Student's t of one degree of freedom.
/// The average of any number of draws is distributed as one of them.
public struct Cauchy: DifferentiableDistribution, Equatable {
  // MARK: Parameters

  /// μ, the median, in the units of x.
  public let location: Double
  /// σ > 0, half the distance between the quartiles, in the units of x.
  public let scale: Double

  /// Precondition: a finite location and a positive, finite scale.
  public init(location: Double = 0, scale: Double = 1) {
    precondition(
      location.isFinite && scale > 0 && scale < .infinity,
      "Cauchy needs a finite location and a positive scale, not \(location), \(scale).")
    self.location = location
    self.scale = scale
  }

  private func standardised(_ x: Double) -> Double { (x - location) / scale }

  // MARK: Density

  public var support: ClosedRange<Double> { -.infinity ... .infinity }

  /// Error: 4 ulp of the larger of the result and 1.
  public func logDensity(_ x: Double) -> Double {
    let z = standardised(x)
    return -.log(.pi * scale)
      - (abs(z) > 1e100 ? 2 * Double.log(abs(z)) : .log(onePlus: z * z))
  }

  public func logDensitySlope(_ x: Double) -> Double {
    let z = standardised(x)
    return z.isInfinite ? 0 : -2 / (1 / z + z) / scale
  }

  /// ∂ log p(x) of the location and the scale.
  public func logDensityParameterSlopes(_ x: Double) -> (location: Double, scale: Double) {
    let z = standardised(x)
    return (-logDensitySlope(x), (z * z - 1) / (z * z + 1) / scale)
  }

  // MARK: Moments

  /// NaN: the integral does not exist.
  public var mean: Double { .nan }

  /// NaN, as there is no mean.
  public var variance: Double { .nan }

  public var mode: Double? { location }

  // MARK: Probabilities

  /// Error: relative, 4 ulp in both tails.
  public func cumulative(_ x: Double) -> Double { .atan2(y: 1, x: -standardised(x)) / .pi }

  public func upperTail(_ x: Double) -> Double { .atan2(y: 1, x: standardised(x)) / .pi }

  // MARK: Quantiles

  public func quantile(_ p: Double) -> Double { location - scale * standardTailQuantile(p) }

  public func upperTailQuantile(_ q: Double) -> Double {
    location + scale * standardTailQuantile(q)
  }

  /// The z with P(Z > z) = q: cot π q, from the nearer of 0, ½ and 1.
  private func standardTailQuantile(_ q: Double) -> Double {
    guard 0 <= q, q <= 1 else { return .nan }
    if q == 0 { return .infinity }
    if q == 1 { return -.infinity }
    if q < 0.25 { return 1 / .tan(.pi * q) }
    return q > 0.75 ? -1 / .tan(.pi * (1 - q)) : .tan(.pi * (0.5 - q))
  }

  // MARK: Sampling

  public func sample(using random: inout RandomSource) -> Double { quantile(random.uniform()) }
}
