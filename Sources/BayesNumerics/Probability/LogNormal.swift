import RealModule

/// What a product of many small independent factors looks like: its logarithm is normal.
///
/// Density exp(-(log x - μ)²/(2σ²)) / (x σ √(2π)) on x > 0. The parameters are mean and standard
/// deviation of log x, not of x.
public struct LogNormal: DifferentiableDistribution, Equatable {
  // MARK: Parameters

  /// The distribution N(μ, σ²) of log x.
  public let logarithm: Normal

  /// Precondition: a finite mean and a positive, finite standard deviation of log x.
  public init(meanOfLog: Double = 0, standardDeviationOfLog: Double = 1) {
    logarithm = Normal(mean: meanOfLog, standardDeviation: standardDeviationOfLog)
  }

  // MARK: Density

  public var support: ClosedRange<Double> { 0 ... .infinity }

  /// Error: that of the normal density at log x.
  public func logDensity(_ x: Double) -> Double {
    if x.isNaN { return .nan }
    return x > 0 && x < .infinity ? logarithm.logDensity(.log(x)) - .log(x) : -.infinity
  }

  /// -(1 + z/σ)/x with z = (log x - μ)/σ; NaN at 0, where the density is flat and has no logarithm.
  public func logDensitySlope(_ x: Double) -> Double {
    x > 0 ? (logarithm.logDensitySlope(.log(x)) - 1) / x : .nan
  }

  /// ∂ log p(x) of the mean and the standard deviation of log x.
  public func logDensityParameterSlopes(
    _ x: Double
  ) -> (meanOfLog: Double, standardDeviationOfLog: Double) {
    let slopes = logarithm.logDensityParameterSlopes(.log(x))
    return (slopes.mean, slopes.standardDeviation)
  }

  // MARK: Moments

  /// exp(μ + σ²/2)
  public var mean: Double { .exp(logarithm.mean + 0.5 * logarithm.variance) }

  /// (exp(σ²) - 1) exp(2 μ + σ²)
  public var variance: Double { .expMinusOne(logarithm.variance) * mean * mean }

  /// exp(μ - σ²)
  public var mode: Double? { .exp(logarithm.mean - logarithm.variance) }

  // MARK: Probabilities

  public func cumulative(_ x: Double) -> Double {
    x.isNaN ? .nan : logarithm.cumulative(.log(max(x, 0)))
  }

  public func upperTail(_ x: Double) -> Double {
    x.isNaN ? .nan : logarithm.upperTail(.log(max(x, 0)))
  }

  // MARK: Quantiles

  public func quantile(_ p: Double) -> Double { .exp(logarithm.quantile(p)) }

  public func upperTailQuantile(_ q: Double) -> Double { .exp(logarithm.upperTailQuantile(q)) }

  // MARK: Sampling

  public func sample(using random: inout RandomSource) -> Double {
    .exp(logarithm.sample(using: &random))
  }
}
