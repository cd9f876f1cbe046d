import RealModule

/// How many failures come before the r-th success, when each trial succeeds with probability p.
///
/// Mass Γ(k + r) / (k! Γ(r)) p^r (1 - p)^k on k = 0, 1, 2, ...; r may be any positive number: it
/// is the Poisson distribution whose mean was drawn from Gamma(shape r, rate p/(1 - p)), the
/// model of counts that scatter more than Poisson's.
public struct NegativeBinomial: DiscreteDistribution, Equatable {
  // MARK: Parameters

  /// r > 0, the successes waited for; no unit.
  public let shape: Double
  /// p, the probability of success in each trial, in 1e-12...1.
  public let successProbability: Double

  /// Precondition: shape > 0, 1e-12 ≤ p ≤ 1 and a mean of at most 1e12 (so that counts fit an
  /// `Int`).
  public init(shape: Double, successProbability: Double) {
    precondition(
      shape > 0 && 1e-12 <= successProbability && successProbability <= 1
        && shape * (1 - successProbability) / successProbability <= 1e12,
      "NegativeBinomial needs shape > 0, a success probability in 1e-12...1 and a mean of at most 1e12, "
        + "not \(shape), \(successProbability).")
    self.shape = shape
    self.successProbability = successProbability
  }

  private var failureProbability: Double { 1 - successProbability }

  // MARK: Density

  public var support: ClosedRange<Int> { 0...(successProbability == 1 ? 0 : Int.max) }

  /// Error: 4e-15 (1 + |result| + c), where c = |r - (r + k) p| / (1 - p) is what a rounding of
  /// (r + k) p is multiplied by, 0 near the peak: r/(r + k) times the binomial mass of r successes and
  /// k failures.
  public func logDensity(_ k: Int) -> Double {
    guard support.contains(k) else { return -.infinity }
    let failures = Double(k)
    return logBinomialMass(
      successes: shape, failures: failures, successProbability, failureProbability)
      - .log(onePlus: failures / shape)
  }

  // MARK: Moments

  public var mean: Double { shape * failureProbability / successProbability }

  public var variance: Double { mean / successProbability }

  public var mode: Int? {
    shape <= 1 ? 0 : Int((shape - 1) * failureProbability / successProbability)
  }

  // MARK: Probabilities

  /// P(X ≤ k) = I_p(r, k + 1)
  public func cumulative(_ k: Int) -> Double {
    k < 0 ? 0 : regularizedIncompleteBeta(successProbability, a: shape, b: Double(k) + 1)
  }

  /// P(X > k) = 1 - I_p(r, k + 1)
  public func upperTail(_ k: Int) -> Double {
    k < 0
      ? 1 : regularizedIncompleteBetaComplement(successProbability, a: shape, b: Double(k) + 1)
  }

  // MARK: Sampling

  public func sample(using random: inout RandomSource) -> Int {
    if successProbability == 1 { return 0 }
    let mean = random.gamma(shape: shape) * failureProbability / successProbability
    return random.poisson(mean: min(mean, 1e15))
  }
}
