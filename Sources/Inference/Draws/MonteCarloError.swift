import BayesNumerics
import RealModule

/// How far an estimate from these draws may lie from what endless draws would give: one standard
/// error of chance.
///
/// All take chains × draws of one quantity; NaN where ``EffectiveSampleSize`` is. Definitions as in
/// `posterior` and ArviZ. Source: Vehtari et al. (2021), sections 3.2 and 4.4.
public enum MonteCarloError {
  /// Of the mean: sd / √ESS, with the effective size for the mean.
  public static func mean(_ chains: [[Double]]) -> Double {
    (sampleVariance(chains.flatMap(\.self)) / EffectiveSampleSize.mean(chains)).squareRoot()
  }

  /// The formula for independent draws, sd / √S: what is claimed by those who forget that a chain
  /// remembers.
  public static func ifIndependent(_ chains: [[Double]]) -> Double {
    let draws = chains.flatMap(\.self)
    return (sampleVariance(draws) / Double(draws.count)).squareRoot()
  }

  /// Of the standard deviation, without assuming that the draws are normal.
  ///
  /// With d = (x - x̄)²: var(sd) ≈ var(d) / (4 E(d) ESS(d)), the first order of the square root
  /// (Kenney and Keeping 1951, page 141).
  public static func standardDeviation(_ chains: [[Double]]) -> Double {
    let size = EffectiveSampleSize.standardDeviation(chains)
    if size.isNaN { return .nan }
    let squares = centred(chains).joined().map { $0 * $0 }
    let variance = sampleMean(squares)
    let varianceOfSquares = sampleMean(squares.map { $0 * $0 }) - variance * variance
    return (varianceOfSquares / size / variance / 4).squareRoot()
  }

  /// Of a quantile: half the distance between the draws at the 16 % and the 84 % point of what its
  /// probability may be.
  ///
  /// With as many of S effective draws below it as expected, the probability at the quantile follows
  /// Beta(S p + 1, S (1 - p) + 1); its central 68 % is carried back to draws by their order. Vehtari
  /// et al. (2021), section 4.4. Precondition: a probability inside (0, 1).
  public static func quantile(_ probability: Double, _ chains: [[Double]]) -> Double {
    let sorted = chains.flatMap(\.self).sorted()
    return quantile(
      probability, sorted: sorted,
      effectiveDraws: EffectiveSampleSize.quantile(probability, chains, sorted: sorted))
  }

  /// The same, where all draws in order and the effective size for the quantile are known.
  static func quantile(
    _ probability: Double, sorted: [Double], effectiveDraws size: Double
  ) -> Double {
    if size.isNaN { return .nan }
    let posterior = Beta(a: size * probability + 1, b: size * (1 - probability) + 1)
    // Φ(-1) and Φ(1), to the digits of the reference implementations
    let lower = (posterior.quantile(0.1586553) * Double(sorted.count)).rounded(.down) - 1
    let upper = (posterior.quantile(0.8413447) * Double(sorted.count)).rounded(.up) - 1
    guard lower.isFinite, upper.isFinite else { return .nan }
    let first = sorted[max(Int(lower), 0)]
    let last = sorted[min(Int(upper), sorted.count - 1)]
    return (last - first) / 2
  }

  /// The least error that may be claimed of an estimated probability, such as a bin's share of the draws:
  /// that of the share at the centre of its Wilson interval of 4.42 standard errors.
  ///
  /// A bin that none, or few, of the draws hit has next to no error of its own, and yet other chains
  /// may hit it several times. Source: Wilson (1927), JASA 22, 209-212.
  public static func leastOfShare(_ share: Double, effectiveDraws size: Double) -> Double {
    let z = 4.417
    let centre = (share * size + z * z / 2) / (size + z * z)
    return (centre * (1 - centre) / size).squareRoot()
  }
}
