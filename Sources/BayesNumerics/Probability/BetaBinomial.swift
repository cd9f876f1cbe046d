import RealModule

/// How many of n trials succeed, when the probability of success is itself drawn from Beta(a, b):
/// what a Bayesian predicts before the trials.
///
/// Mass C(n, k) B(a + k, b + n - k) / B(a, b) on k = 0 ... n; it is also the evidence of k
/// successes under the prior Beta(a, b).
public struct BetaBinomial: DiscreteDistribution, Equatable {
  // MARK: Parameters

  /// Number of trials, n ≥ 0.
  public let trials: Int
  /// Shape of the successes, a > 0.
  public let a: Double
  /// Shape of the failures, b > 0.
  public let b: Double

  /// Precondition: trials ≥ 0, shapes positive and finite.
  public init(trials: Int, a: Double, b: Double) {
    precondition(
      trials >= 0 && a > 0 && b > 0 && a < .infinity && b < .infinity,
      "BetaBinomial needs trials >= 0 and positive shapes, not \(trials), a = \(a), b = \(b).")
    self.trials = trials
    self.a = a
    self.b = b
  }

  // MARK: Density

  public var support: ClosedRange<Int> { 0...trials }

  /// Error: 2e-14 (1 + |result|) at any n: by Bayes' theorem read backwards, evidence =
  /// likelihood × prior / posterior, each at the posterior mean and each by Loader's saddle point
  /// (Chib 1995, JASA 90, equation 6).
  public func logDensity(_ k: Int) -> Double {
    guard support.contains(k) else { return -.infinity }
    if trials == 0 { return 0 }
    let posterior = Beta(a: a + Double(k), b: b + Double(trials - k))
    let p = posterior.mean
    if p == 0 || p == 1 { return logMassByBetaFunctions(k) }
    return Binomial(trials: trials, probability: p).logDensity(k)
      + Beta(a: a, b: b).logDensity(p) - posterior.logDensity(p)
  }

  /// The mass as it is defined, for shapes so unequal that the posterior mean rounds to an end.
  private func logMassByBetaFunctions(_ k: Int) -> Double {
    logBinomialCoefficient(trials, k) + logBeta(a + Double(k), b + Double(trials - k))
      - logBeta(a, b)
  }

  // MARK: Moments

  public var mean: Double { Double(trials) * (a / (a + b)) }

  public var variance: Double {
    mean * (b / (a + b)) * ((a + b + Double(trials)) / (a + b + 1))
  }

  /// ⌊(n + 1)(a - 1)/(a + b - 2)⌋ where both shapes exceed 1, an end where only one does; nil for
  /// the flat and for the U-shaped mass.
  public var mode: Int? {
    if trials == 0 { return 0 }
    guard let share = Beta(a: a, b: b).mode else { return nil }
    return min(trials, Int((Double(trials) + 1) * share))
  }

  // MARK: Probabilities

  /// A sum of k + 1 masses: error that of one mass, time proportional to k (0.1 µs each).
  public func cumulative(_ k: Int) -> Double {
    if k < 0 { return 0 }
    if k >= trials { return 1 }
    return sumOfMasses(0...k)
  }

  /// A sum of n - k masses.
  public func upperTail(_ k: Int) -> Double {
    if k < 0 { return 1 }
    if k >= trials { return 0 }
    return sumOfMasses(k + 1...trials)
  }

  /// Kahan's summation: what rounding took from the last sum is given to the next term.
  private func sumOfMasses(_ counts: ClosedRange<Int>) -> Double {
    var sum = 0.0
    var owed = 0.0
    for k in counts {
      let term = density(k) + owed
      let next = sum + term
      owed = term - (next - sum)
      sum = next
    }
    return sum
  }

  // MARK: Quantiles

  /// By one walk up the masses.
  public func quantile(_ p: Double) -> Int {
    precondition(0 <= p && p <= 1, "A probability is in 0...1, not \(p).")
    if p == 0 { return 0 }
    var sum = 0.0
    for k in 0..<trials {
      sum += density(k)
      if sum >= p { return k }
    }
    return trials
  }

  /// By one walk down the masses.
  public func upperTailQuantile(_ q: Double) -> Int {
    precondition(0 <= q && q <= 1, "A probability is in 0...1, not \(q).")
    if q == 1 { return 0 }
    var sum = 0.0
    for k in (0..<trials).reversed() {
      sum += density(k + 1)
      if sum > q { return k + 1 }
    }
    return 0
  }

  // MARK: Sampling

  public func sample(using random: inout RandomSource) -> Int {
    random.binomial(trials: trials, probability: random.beta(a: a, b: b))
  }
}
