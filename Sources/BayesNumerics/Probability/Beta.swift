import RealModule

/// A distribution of a probability: Beta(a, b) after a - 1 successes and b - 1 failures under a
/// uniform prior.
///
/// Density x^(a-1) (1 - x)^(b-1) / B(a, b) on 0 ≤ x ≤ 1.
public struct Beta: DifferentiableDistribution, Equatable {
  // MARK: Parameters

  /// Shape of the successes, a > 0, no unit.
  public let a: Double
  /// Shape of the failures, b > 0, no unit.
  public let b: Double

  /// Precondition: both shapes are positive and finite.
  public init(a: Double, b: Double) {
    precondition(
      a > 0 && b > 0 && a < .infinity && b < .infinity,
      "Beta(a, b) needs positive shapes, not a = \(a), b = \(b).")
    self.a = a
    self.b = b
  }

  // MARK: Density

  public var support: ClosedRange<Double> { 0...1 }

  /// At the ends: +∞ for a shape below 1, -∞ above 1, the limit log b (log a) at 1.
  ///
  /// Error: 4e-15 (1 + |result| + c), for shapes of millions too, where c = |x d log density / dx| is
  /// what a relative change of x is multiplied by: 0 at the peak, and at shapes of 1e7 some 1e4 three
  /// deviations from it. Written as a binomial mass by Loader's saddle point (as R's `dbeta`).
  public func logDensity(_ x: Double) -> Double {
    if x.isNaN { return .nan }
    if x < 0 || x > 1 { return -.infinity }
    if x == 0 { return a == 1 ? .log(b) : a < 1 ? .infinity : -.infinity }
    if x == 1 { return b == 1 ? .log(a) : b < 1 ? .infinity : -.infinity }
    let y = 1 - x
    switch (a < 1, b < 1) {
    case (true, true):
      return logBinomialMass(successes: a, failures: b, x, y)
        + (Double.log(a) + .log(b / (a + b)) - .log(x) - .log(onePlus: -x))
    case (true, false):
      return logBinomialMass(successes: a, failures: b - 1, x, y) + (Double.log(a) - .log(x))
    case (false, true):
      return logBinomialMass(successes: a - 1, failures: b, x, y)
        + (Double.log(b) - .log(onePlus: -x))
    case (false, false):
      return logBinomialMass(successes: a - 1, failures: b - 1, x, y) + .log(a + b - 1)
    }
  }

  /// (a - 1)/x - (b - 1)/(1 - x)
  public func logDensitySlope(_ x: Double) -> Double {
    guard support.contains(x) else { return .nan }
    return (a == 1 ? 0 : (a - 1) / x) - (b == 1 ? 0 : (b - 1) / (1 - x))
  }

  /// ∂ log p(x) of the two shapes; NaN outside the support.
  public func logDensityParameterSlopes(_ x: Double) -> (a: Double, b: Double) {
    guard support.contains(x) else { return (.nan, .nan) }
    let both = digamma(a + b)
    return (.log(x) - digamma(a) + both, .log(onePlus: -x) - digamma(b) + both)
  }

  // MARK: Moments

  public var mean: Double { a / (a + b) }

  public var variance: Double { (a / (a + b)) * (b / (a + b)) / (a + b + 1) }

  /// (a - 1)/(a + b - 2) where both shapes exceed 1; an end where only one does; nil for the flat
  /// and for the U-shaped density.
  public var mode: Double? {
    if a > 1, b > 1 { return (a - 1) / (a + b - 2) }
    if a == 1, b == 1 { return nil }
    if a <= 1, b >= 1 { return 0 }
    if a >= 1, b <= 1 { return 1 }
    return nil
  }

  // MARK: Probabilities

  public func cumulative(_ x: Double) -> Double {
    x.isNaN ? .nan : regularizedIncompleteBeta(min(max(x, 0), 1), a: a, b: b)
  }

  public func upperTail(_ x: Double) -> Double {
    x.isNaN ? .nan : regularizedIncompleteBetaComplement(min(max(x, 0), 1), a: a, b: b)
  }

  // MARK: Quantiles

  public func quantile(_ p: Double) -> Double { inverseRegularizedIncompleteBeta(p, a: a, b: b) }

  public func upperTailQuantile(_ q: Double) -> Double {
    inverseRegularizedIncompleteBetaComplement(q, a: a, b: b)
  }

  // MARK: Sampling

  /// Rounds to 0 or 1 itself where a shape is tiny.
  public func sample(using random: inout RandomSource) -> Double { random.beta(a: a, b: b) }
}
