import RealModule

/// How many of n trials succeed, when each succeeds with probability p and none knows of the
/// others.
///
/// Mass C(n, k) p^k (1 - p)^(n-k) on k = 0 ... n.
public struct Binomial: DiscreteDistribution, Equatable {
  // MARK: Parameters

  /// Number of trials, n ≥ 0.
  public let trials: Int
  /// Probability of success in each, p in 0...1.
  public let probability: Double

  /// Precondition: trials ≥ 0 and 0 ≤ probability ≤ 1.
  public init(trials: Int, probability: Double) {
    precondition(
      trials >= 0 && 0 <= probability && probability <= 1,
      "Binomial needs trials >= 0 and a probability in 0...1, not \(trials), \(probability).")
    self.trials = trials
    self.probability = probability
  }

  // MARK: Density

  public var support: ClosedRange<Int> { 0...trials }

  /// Error: 4e-15 (1 + |result| + c) at any n (Loader's saddle point), where c = |k - n p| / (1 - p)
  /// is what a rounding of n p is multiplied by, 0 at the peak; p = 0 and p = 1 put all mass on one
  /// count.
  public func logDensity(_ k: Int) -> Double {
    guard support.contains(k) else { return -.infinity }
    return logBinomialMass(
      successes: Double(k), failures: Double(trials - k), probability, 1 - probability)
  }

  // MARK: Moments

  public var mean: Double { Double(trials) * probability }

  public var variance: Double { Double(trials) * probability * (1 - probability) }

  public var mode: Int? { min(trials, Int((Double(trials) + 1) * probability)) }

  // MARK: Probabilities

  /// P(X ≤ k) = 1 - I_p(k + 1, n - k)
  public func cumulative(_ k: Int) -> Double {
    if k < 0 { return 0 }
    if k >= trials { return 1 }
    return regularizedIncompleteBetaComplement(
      probability, a: Double(k) + 1, b: Double(trials - k))
  }

  /// P(X > k) = I_p(k + 1, n - k)
  public func upperTail(_ k: Int) -> Double {
    if k < 0 { return 1 }
    if k >= trials { return 0 }
    return regularizedIncompleteBeta(probability, a: Double(k) + 1, b: Double(trials - k))
  }

  // MARK: Sampling

  public func sample(using random: inout RandomSource) -> Int {
    random.binomial(trials: trials, probability: probability)
  }
}
