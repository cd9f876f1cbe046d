import RealModule

/// The bell curve: what a sum of many small independent effects looks like.
///
/// Density exp(-(x - μ)²/(2σ²)) / (σ √(2π)) on the real line. The second parameter is the standard
/// deviation σ, not the variance σ².
public struct Normal: ContinuousDistribution, Equatable {
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

  // MARK: Quantiles

  public func quantile(_ p: Double) -> Double {
    mean + standardDeviation * standardNormalQuantile(p)
  }

  public func upperTailQuantile(_ q: Double) -> Double {
    mean - standardDeviation * standardNormalQuantile(q)
  }

  // MARK: Sampling

  public func sample(using random: inout RandomSource) -> Double {
    mean + standardDeviation * random.normal()
  }
}
