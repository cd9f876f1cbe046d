import RealModule

/// The waiting time for an event that does not know how long it has been awaited.
///
/// Density λ exp(-λ x) on x ≥ 0. The rate λ and the mean 1/λ are each other's inverse: say which
/// one is given, `Exponential(rate:)` or `Exponential(mean:)`.
public struct Exponential: DifferentiableDistribution, Equatable {
  // MARK: Parameters

  /// λ > 0, events per unit of x: the inverse of the mean.
  public let rate: Double

  /// Precondition: a positive, finite rate.
  public init(rate: Double) {
    precondition(
      rate > 0 && rate < .infinity, "Exponential needs a positive rate, not \(rate).")
    self.rate = rate
  }

  /// Precondition: a positive, finite mean, in the units of x.
  public init(mean: Double) {
    precondition(
      mean > 0 && mean < .infinity, "Exponential needs a positive mean, not \(mean).")
    self.init(rate: 1 / mean)
  }

  // MARK: Density

  public var support: ClosedRange<Double> { 0 ... .infinity }

  /// Error: 2 ulp of the larger of its two terms.
  public func logDensity(_ x: Double) -> Double {
    if x.isNaN { return .nan }
    return x < 0 ? -.infinity : .log(rate) - rate * x
  }

  public func logDensitySlope(_ x: Double) -> Double { x >= 0 ? -rate : .nan }

  /// ∂ log p(x) / ∂λ, NaN outside the support.
  public func logDensityRateSlope(_ x: Double) -> Double { x >= 0 ? 1 / rate - x : .nan }

  // MARK: Moments

  public var mean: Double { 1 / rate }

  public var variance: Double { 1 / rate / rate }

  public var mode: Double? { 0 }

  // MARK: Probabilities

  public func cumulative(_ x: Double) -> Double {
    x.isNaN ? .nan : -.expMinusOne(-rate * max(x, 0))
  }

  /// Error: relative, (1 + λ x) ulp.
  public func upperTail(_ x: Double) -> Double { x.isNaN ? .nan : .exp(-rate * max(x, 0)) }

  // MARK: Quantiles

  public func quantile(_ p: Double) -> Double {
    0 <= p && p <= 1 ? -.log(onePlus: -p) / rate : .nan
  }

  public func upperTailQuantile(_ q: Double) -> Double {
    0 <= q && q <= 1 ? -.log(q) / rate : .nan
  }

  // MARK: Sampling

  public func sample(using random: inout RandomSource) -> Double { random.exponential() / rate }
}
