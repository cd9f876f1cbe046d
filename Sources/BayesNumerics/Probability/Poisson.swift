import RealModule

/// How many events happen in a while, when `mean` are expected and each comes unannounced.
///
/// Mass λ^k exp(-λ) / k! on k = 0, 1, 2, ...
public struct Poisson: DiscreteDistribution, Equatable {
  // MARK: Parameters

  /// λ, the expected count, in 0...1e15.
  public let mean: Double

  /// Precondition: 0 ≤ mean ≤ 1e15.
  public init(mean: Double) {
    precondition(mean >= 0 && mean <= 1e15, "Poisson needs a mean in 0...1e15, not \(mean).")
    self.mean = mean
  }

  // MARK: Density

  public var support: ClosedRange<Int> { 0...(mean == 0 ? 0 : Int.max) }

  /// Error: 4e-15 (1 + |result|) near the peak (Loader's saddle point).
  public func logDensity(_ k: Int) -> Double { logPoissonMass(Double(k), mean: mean) }

  // MARK: Moments

  public var variance: Double { mean }

  public var mode: Int? { Int(mean) }

  // MARK: Probabilities

  /// P(X ≤ k) = Q(k + 1, λ)
  public func cumulative(_ k: Int) -> Double {
    k < 0 ? 0 : regularizedUpperIncompleteGamma(mean, shape: Double(k) + 1)
  }

  /// P(X > k) = P(k + 1, λ)
  public func upperTail(_ k: Int) -> Double {
    k < 0 ? 1 : regularizedLowerIncompleteGamma(mean, shape: Double(k) + 1)
  }

  // MARK: Sampling

  public func sample(using random: inout RandomSource) -> Int { random.poisson(mean: mean) }
}
