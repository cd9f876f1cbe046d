import RealModule

/// A distribution of a positive number, such as a rate or a precision: the waiting time for `shape`
/// events that come at `rate`.
///
/// Density λ^a x^(a-1) exp(-λ x) / Γ(a) on x ≥ 0. The second parameter is the rate λ, not the
/// scale 1/λ.
public struct Gamma: DifferentiableDistribution, Equatable {
  // MARK: Parameters

  /// a > 0, no unit.
  public let shape: Double
  /// λ > 0, in the inverse units of x; the scale is 1/λ.
  public let rate: Double

  /// Precondition: both are positive and finite.
  public init(shape: Double, rate: Double) {
    precondition(
      shape > 0 && rate > 0 && shape < .infinity && rate < .infinity,
      "Gamma needs a positive shape and rate, not \(shape), \(rate).")
    self.shape = shape
    self.rate = rate
  }

  // MARK: Density

  public var support: ClosedRange<Double> { 0 ... .infinity }

  /// At 0: +∞ for a shape below 1, -∞ above 1, log λ at 1. Error: 4e-15 (1 + |result| + c),
  /// where c = |a - 1 - λ x| is what a rounding of λ x is multiplied by, 0 at the peak (Loader's
  /// saddle point, as R's `dgamma`).
  public func logDensity(_ x: Double) -> Double {
    if x.isNaN { return .nan }
    if x < 0 || x == .infinity { return -.infinity }
    if x == 0 { return shape == 1 ? .log(rate) : shape < 1 ? .infinity : -.infinity }
    return shape < 1
      ? logPoissonMass(shape, mean: rate * x) + (Double.log(shape) - .log(x))
      : logPoissonMass(shape - 1, mean: rate * x) + .log(rate)
  }

  /// (a - 1)/x - λ
  public func logDensitySlope(_ x: Double) -> Double {
    if x == 0, shape == 1 { return -rate }
    return x >= 0 ? (shape - 1) / x - rate : .nan
  }

  /// ∂ log p(x) of the shape and the rate; NaN outside the support.
  public func logDensityParameterSlopes(_ x: Double) -> (shape: Double, rate: Double) {
    x >= 0 ? (.log(rate * x) - digamma(shape), shape / rate - x) : (.nan, .nan)
  }

  // MARK: Moments

  public var mean: Double { shape / rate }

  public var variance: Double { shape / rate / rate }

  /// (a - 1)/λ, or 0 for a shape below 1 (where the density is infinite).
  public var mode: Double? { max(0, (shape - 1) / rate) }

  // MARK: Probabilities

  public func cumulative(_ x: Double) -> Double {
    x.isNaN ? .nan : regularizedLowerIncompleteGamma(rate * max(x, 0), shape: shape)
  }

  public func upperTail(_ x: Double) -> Double {
    x.isNaN ? .nan : regularizedUpperIncompleteGamma(rate * max(x, 0), shape: shape)
  }

  // MARK: Quantiles

  public func quantile(_ p: Double) -> Double {
    inverseRegularizedLowerIncompleteGamma(p, shape: shape) / rate
  }

  public func upperTailQuantile(_ q: Double) -> Double {
    inverseRegularizedUpperIncompleteGamma(q, shape: shape) / rate
  }

  // MARK: Sampling

  /// 0 where a draw lies below the smallest double, which a shape below 1e-2 makes common: see
  /// ``sampleLogarithm(using:)``.
  public func sample(using random: inout RandomSource) -> Double {
    random.gamma(shape: shape) / rate
  }

  /// The natural logarithm of one draw, finite for any shape.
  public func sampleLogarithm(using random: inout RandomSource) -> Double {
    random.logarithmOfGamma(shape: shape) - .log(rate)
  }
}
