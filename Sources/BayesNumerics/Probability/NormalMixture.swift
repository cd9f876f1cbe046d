import RealModule

/// Several bell curves added up, each with its share: what is believed when one of several models
/// is true and nobody knows which.
///
/// Density Σ wᵢ N(x | μᵢ, σᵢ²) on the real line, Σ wᵢ = 1.
public struct NormalMixture: DifferentiableDistribution, Equatable {
  // MARK: Parameters

  /// wᵢ ≥ 0, which add up to 1.
  public let weights: [Double]
  /// N(μᵢ, σᵢ²)
  public let components: [Normal]

  /// Weights need not add up to 1; they are divided by their sum. Precondition: as many weights as
  /// components, one or more, none negative, a positive and finite sum.
  public init(weights: [Double], components: [Normal]) {
    let sum = weights.reduce(0, +)
    precondition(
      weights.count == components.count && weights.allSatisfy { $0 >= 0 } && sum > 0
        && sum < .infinity,
      "NormalMixture needs a weight of 0 or more for each of its components, not \(weights).")
    self.weights = weights.map { $0 / sum }
    self.components = components
  }

  // MARK: Density

  public var support: ClosedRange<Double> { -.infinity ... .infinity }

  public func logDensity(_ x: Double) -> Double {
    logSumExp(zip(weights, components).map { .log($0) + $1.logDensity(x) })
  }

  /// Σ rᵢ (μᵢ - x)/σᵢ², with the ``responsibilities(_:)`` rᵢ.
  public func logDensitySlope(_ x: Double) -> Double {
    if x.isInfinite { return components[0].logDensitySlope(x) }
    return zip(responsibilities(x), components).reduce(0) { $0 + $1.0 * $1.1.logDensitySlope(x) }
  }

  /// ∂ log p(x) of the components' means and standard deviations.
  public func logDensityParameterSlopes(
    _ x: Double
  ) -> (means: [Double], standardDeviations: [Double]) {
    let shares = responsibilities(x)
    let slopes = components.map { $0.logDensityParameterSlopes(x) }
    return (
      zip(shares, slopes).map { $0 * $1.mean },
      zip(shares, slopes).map { $0 * $1.standardDeviation }
    )
  }

  /// rᵢ = wᵢ N(x | μᵢ, σᵢ²) / Σⱼ wⱼ N(x | μⱼ, σⱼ²): how probable it is that x came from component i.
  public func responsibilities(_ x: Double) -> [Double] {
    let total = logDensity(x)
    return zip(weights, components).map { .exp(.log($0) + $1.logDensity(x) - total) }
  }

  // MARK: Moments

  public var mean: Double { sum { $0.mean } }

  /// Σ wᵢ (σᵢ² + (μᵢ - mean)²): the spread within the components and the spread between them.
  public var variance: Double {
    let mean = mean
    return sum { $0.variance + ($0.mean - mean) * ($0.mean - mean) }
  }

  /// Nil where there is more than one component: there may be as many peaks.
  public var mode: Double? { components.count == 1 ? components[0].mode : nil }

  // MARK: Probabilities

  public func cumulative(_ x: Double) -> Double { sum { $0.cumulative(x) } }

  public func upperTail(_ x: Double) -> Double { sum { $0.upperTail(x) } }

  // MARK: Quantiles

  public func quantile(_ p: Double) -> Double {
    between(p, components.map { $0.quantile(p) }) { cumulative($0) < p }
  }

  public func upperTailQuantile(_ q: Double) -> Double {
    between(q, components.map { $0.upperTailQuantile(q) }) { upperTail($0) > q }
  }

  // MARK: Sampling

  public func sample(using random: inout RandomSource) -> Double {
    var left = random.uniform()
    for (weight, component) in zip(weights, components) {
      if left < weight { return component.sample(using: &random) }
      left -= weight
    }
    return components[components.count - 1].sample(using: &random)
  }

  // MARK: The sums

  private func sum(_ value: (Normal) -> Double) -> Double {
    zip(weights, components).reduce(0) { $1.0 == 0 ? $0 : $0 + $1.0 * value($1.1) }
  }

  /// The mixture's quantile lies between those of its components.
  private func between(
    _ probability: Double, _ ends: [Double], isBelow: (Double) -> Bool
  ) -> Double {
    let used = zip(weights, ends).filter { $0.0 > 0 }.map(\.1)
    guard probability >= 0, probability <= 1, let lower = used.min(), let upper = used.max() else {
      return .nan
    }
    return lower.isFinite && upper.isFinite
      ? bisection(over: lower...upper, while: isBelow) : lower
  }
}
