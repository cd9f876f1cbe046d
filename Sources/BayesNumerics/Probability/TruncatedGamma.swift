import RealModule

/// A Gamma variable that is known to be at most `upper`: what counts say of a Poisson rate under a
/// uniform prior.
///
/// Density that of Gamma(a, λ) on 0 ≤ x ≤ upper, divided by its mass there, P(a, λ upper).
public struct TruncatedGamma: DifferentiableDistribution, Equatable {
  // MARK: Parameters

  /// The variable before it was known to be at most ``upper``.
  public let untruncated: Gamma
  /// The largest value, in the units of x.
  public let upper: Double
  /// log P(a, λ upper), the logarithm of the mass that was kept.
  public let logMass: Double

  /// Precondition: a positive, finite upper end.
  public init(_ untruncated: Gamma, upper: Double) {
    precondition(
      upper > 0 && upper < .infinity,
      "TruncatedGamma needs a positive, finite upper end, not \(upper).")
    self.untruncated = untruncated
    self.upper = upper
    logMass = logRegularizedLowerIncompleteGamma(
      untruncated.rate * upper, shape: untruncated.shape)
  }

  // MARK: Density

  public var support: ClosedRange<Double> { 0...upper }

  /// Error: those of Gamma's density and of ``logMass``.
  public func logDensity(_ x: Double) -> Double {
    if x.isNaN { return .nan }
    return x > upper ? -.infinity : untruncated.logDensity(x) - logMass
  }

  /// As before the cut; NaN beyond it.
  public func logDensitySlope(_ x: Double) -> Double {
    x <= upper ? untruncated.logDensitySlope(x) : .nan
  }

  /// ∂ log p(x) of the rate and the upper end; NaN outside the support. (In the shape it is not
  /// elementary.)
  public func logDensityParameterSlopes(_ x: Double) -> (rate: Double, upper: Double) {
    guard support.contains(x) else { return (.nan, .nan) }
    let ofRate = untruncated.logDensityParameterSlopes(x).rate
    return (ofRate - cut / untruncated.rate, -density(upper))
  }

  // MARK: Moments

  /// (a - q)/λ with q = upper × density(upper), by which the cut pulls the mean down.
  ///
  /// Where the cut takes nearly all, so that this cancels, the integral itself.
  public var mean: Double {
    cut < 0.5 * untruncated.shape
      ? (untruncated.shape - cut) / untruncated.rate : upper - expectation { upper - $0 }
  }

  /// (a + q (a - 1 - q - λ upper))/λ², or the integral where this cancels.
  public var variance: Double {
    let (a, rate) = (untruncated.shape, untruncated.rate)
    let scaled = a + cut * (a - 1 - cut - rate * upper)
    // Beyond half of a the terms are far larger than what is left of them, however large that is
    if cut < 0.5 * a, scaled > 1e-3 * a { return scaled / rate / rate }
    let mean = mean
    return expectation { ($0 - mean) * ($0 - mean) }
  }

  public var mode: Double? { untruncated.mode.map { min($0, upper) } }

  /// q
  private var cut: Double { upper * density(upper) }

  /// E[f(X)] by quadrature over all but 1e-16 of the mass.
  private func expectation(_ f: (Double) -> Double) -> Double {
    integrate({ density($0) * f($0) }, from: quantile(1e-16), to: upper, relativeTolerance: 1e-12)
      .value
  }

  // MARK: Probabilities

  public func cumulative(_ x: Double) -> Double {
    if x.isNaN { return .nan }
    return x >= upper ? 1 : .exp(logLowerTail(x) - logMass)
  }

  /// Near the upper end, where nearly all was cut off, right to 1e-13 absolute only.
  public func upperTail(_ x: Double) -> Double {
    if x.isNaN { return .nan }
    if x >= upper { return 0 }
    let above = untruncated.upperTail(x)
    return above < 0.5
      ? max(0, above - untruncated.upperTail(upper)) / .exp(logMass)
      : -.expMinusOne(logLowerTail(x) - logMass)
  }

  private func logLowerTail(_ x: Double) -> Double {
    logRegularizedLowerIncompleteGamma(untruncated.rate * max(x, 0), shape: untruncated.shape)
  }

  // MARK: Quantiles

  public func quantile(_ p: Double) -> Double {
    guard 0 <= p, p <= 1 else { return .nan }
    return place(lower: p, upper: 1 - p)
  }

  public func upperTailQuantile(_ q: Double) -> Double {
    guard 0 <= q, q <= 1 else { return .nan }
    return place(lower: 1 - q, upper: q)
  }

  /// Where the masses below and above are these: by the smaller tail of the untruncated variable, or by
  /// bisection where its mass is too small for a double.
  private func place(lower p: Double, upper q: Double) -> Double {
    if p == 0 { return 0 }
    if q == 0 { return upper }
    let mass = Double.exp(logMass)
    guard mass > 1e-250 else { return placeByBisection(p) }
    let x =
      p * mass < 0.5
      ? untruncated.quantile(p * mass)
      : untruncated.upperTailQuantile(q * mass + untruncated.upperTail(upper))
    return min(x, upper)
  }

  private func placeByBisection(_ p: Double) -> Double {
    let target = logMass + .log(p)
    return bisection(over: 0...upper) { logLowerTail($0) < target }
  }

  // MARK: Sampling

  public func sample(using random: inout RandomSource) -> Double { quantile(random.uniform()) }
}
