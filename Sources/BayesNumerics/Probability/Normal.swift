import RealModule

/// The bell curve: what a sum of many small independent effects looks like.
///
/// Density exp(-(x - μ)²/(2σ²)) / (σ √(2π)) on the real line. The second parameter is the standard
/// deviation σ, not the variance σ².
public struct Normal: DifferentiableDistribution, Equatable {
  // MARK: Parameters

  /// μ, in the units of x.
  public let mean: Double
  /// σ > 0, in the units of x.
  public let standardDeviation: Double

  /// Precondition: a finite mean and a positive, finite standard deviation.
  public init(mean: Double = 0, standardDeviation: Double = 1) {
    precondition(
      mean.isFinite && standardDeviation > 0 && standardDeviation < .infinity,
      "Normal needs a finite mean and a positive standard deviation, not \(mean), \(standardDeviation)."
    )
    self.mean = mean
    self.standardDeviation = standardDeviation
  }

  // MARK: Density

  public var support: ClosedRange<Double> { -.infinity ... .infinity }

  /// Error: 4 ulp of the larger of the result and 1, beside z² ulp of the rounding of x - μ.
  public func logDensity(_ x: Double) -> Double {
    let z = (x - mean) / standardDeviation
    return -0.5 * z * z - .log(standardDeviation) - halfLogTwoPi
  }

  public func logDensitySlope(_ x: Double) -> Double {
    (mean - x) / standardDeviation / standardDeviation
  }

  /// ∂ log p(x) of the mean and the standard deviation.
  public func logDensityParameterSlopes(
    _ x: Double
  ) -> (mean: Double, standardDeviation: Double) {
    let z = (x - mean) / standardDeviation
    return (z / standardDeviation, (z - 1) * (z + 1) / standardDeviation)
  }

  // MARK: Moments

  public var variance: Double { standardDeviation * standardDeviation }

  public var mode: Double? { mean }

  // MARK: Probabilities

  /// Error: relative, (1 + z²) ulp in the lower tail, z standard deviations out.
  public func cumulative(_ x: Double) -> Double {
    0.5 * complementaryErrorFunction((mean - x) / (standardDeviation * 2.0.squareRoot()))
  }

  /// Error: relative, (1 + z²) ulp in the upper tail.
  public func upperTail(_ x: Double) -> Double {
    0.5 * complementaryErrorFunction((x - mean) / (standardDeviation * 2.0.squareRoot()))
  }

  /// log P(X ≤ x), a number also where the probability itself is below the smallest double.
  ///
  /// Error: relative, 4 ulp beside the z² ulp of a rounding of x - μ.
  public func logCumulative(_ x: Double) -> Double {
    Normal.logStandardTail((mean - x) / standardDeviation)
  }

  /// log P(X > x), a number also where the probability itself is below the smallest double.
  ///
  /// Error: as ``logCumulative(_:)``.
  public func logUpperTail(_ x: Double) -> Double {
    Normal.logStandardTail((x - mean) / standardDeviation)
  }

  /// log P(Z > z); from z = 25 on by the asymptotic series φ(z)/z (1 - 1/z² + 3/z⁴ - ...), Abramowitz
  /// and Stegun 26.2.12, of which the first term left out is below 1e-14.
  private static func logStandardTail(_ z: Double) -> Double {
    let outside = 0.5 * complementaryErrorFunction(abs(z) / 2.0.squareRoot())
    if z <= 0 { return .log(onePlus: -outside) }
    if z < 25 { return .log(outside) }
    if z == .infinity { return -.infinity }
    let w = 1 / (z * z)
    let series = -w * (1 - w * (3 - w * (15 - w * (105 - w * (945 - w * 10_395)))))
    return -0.5 * z * z - .log(z) - halfLogTwoPi + .log(onePlus: series)
  }

  // MARK: Quantiles

  public func quantile(_ p: Double) -> Double {
    mean + standardDeviation * standardNormalQuantile(p)
  }

  public func upperTailQuantile(_ q: Double) -> Double {
    mean - standardDeviation * standardNormalQuantile(q)
  }

  // MARK: Divergence

  /// The Kullback-Leibler divergence KL(p‖q) = E_p[log p - log q] of this p from another q: how many
  /// nats a record of draws from p is longer when it is coded for q. 0 where both are the same.
  ///
  /// ½ (r - log(1 + r)) + (μp - μq)²/(2 σq²) with r = σp²/σq² - 1, so that nothing cancels between
  /// neighbours. Error: relative, 10 ulp beside the roundings of the differences.
  public func divergence(from other: Normal) -> Double {
    let shift = (mean - other.mean) / other.standardDeviation
    let excess =
      (standardDeviation - other.standardDeviation) / other.standardDeviation
      * ((standardDeviation + other.standardDeviation) / other.standardDeviation)
    return 0.5 * (shift * shift - BoostMath.log1pMinusX(excess))
  }

  // MARK: Sampling

  public func sample(using random: inout RandomSource) -> Double {
    mean + standardDeviation * random.normal()
  }
}
