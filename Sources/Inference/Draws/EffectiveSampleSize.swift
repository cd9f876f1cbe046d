import RealModule

/// How many independent draws would know as much as these dependent ones.
///
/// n draws of a chain that remembers its past say as much of a mean as n / τ independent ones, where
/// τ = 1 + 2 Σ ρ_t is the autocorrelation time; a chain that tends to jump to the other side (an
/// antithetic one) may say more than n. Report ``bulk(_:)`` and ``tail(_:)``; each must reach 400
/// before R̂ and Monte Carlo errors themselves can be trusted.
///
/// All take chains × draws of one quantity and, except ``plain(_:)``, split the chains in halves.
/// Undefined, NaN, if a draw is not finite, or a chain (half a chain) never moves or has fewer than
/// five draws. Never more than S log₁₀ S for S draws in all. (ArviZ gives S for constant draws, and
/// a number for an infinite one; `posterior` leaves both undefined, as here, and takes spreads below
/// 2e-16 for constant, which is not done here: the size of a unit does not matter.)
///
/// Source: Vehtari, Gelman, Simpson, Carpenter and Bürkner (2021), section 3.2 and 4; Geyer (1992),
/// section 3.3.
public enum EffectiveSampleSize {
  /// The lecture's formula, n / (1 + 2 Σ ρ_t), for whole chains; for one chain that of the
  /// textbooks, with the sum ended as Geyer (1992) ends it.
  public static func plain(_ chains: [[Double]]) -> Double {
    areTelling(chains) ? size(chains) : .nan
  }

  /// For estimating the mean.
  public static func mean(_ chains: [[Double]]) -> Double { plain(splitInHalves(chains)) }

  /// For estimating the standard deviation: that of (x - x̄)².
  public static func standardDeviation(_ chains: [[Double]]) -> Double {
    guard areTelling(splitInHalves(chains)) else { return .nan }
    return size(splitInHalves(centred(chains).map { $0.map { $0 * $0 } }))
  }

  /// For estimating a quantile: that of the indicator x ≤ quantile (Vehtari et al. 2021, equation 16).
  ///
  /// NaN also if every draw is at or below the quantile, as with a count whose largest value is
  /// common. Precondition: a probability inside (0, 1).
  public static func quantile(_ probability: Double, _ chains: [[Double]]) -> Double {
    quantile(probability, chains, sorted: chains.flatMap(\.self).sorted())
  }

  static func quantile(
    _ probability: Double, _ chains: [[Double]], sorted: [Double]
  ) -> Double {
    precondition(
      probability > 0 && probability < 1, "A probability lies in (0, 1), not at \(probability).")
    guard areTelling(splitInHalves(chains)) else { return .nan }
    let quantile = sampleQuantile(probability, ofSorted: sorted)
    return size(splitInHalves(chains.map { $0.map { $0 <= quantile ? 1 : 0 } }))
  }

  /// For the middle of the distribution (mean, median): that of the normal scores of the ranks, so
  /// that heavy tails do no harm. Vehtari et al. (2021), section 4.1.
  public static func bulk(_ chains: [[Double]]) -> Double {
    let halves = splitInHalves(chains)
    return areTelling(halves) ? size(rankNormalized(halves)) : .nan
  }

  /// For the ends of intervals: the smaller of those for the 5 % and the 95 % quantile. Vehtari et al.
  /// (2021), section 4.3.
  ///
  /// Where one of the two is undefined because all draws lie at or below its quantile (yes-or-no
  /// quantities), the other counts.
  public static func tail(_ chains: [[Double]]) -> Double {
    let sorted = chains.flatMap(\.self).sorted()
    return smallest(tailProbabilities.map { quantile($0, chains, sorted: sorted) })
  }

  /// Of those that are defined.
  static func smallest(_ sizes: [Double]) -> Double { sizes.reduce(.nan, Double.minimum) }

  static let tailProbabilities = [0.05, 0.95]

  /// S / τ for chains as they are.
  ///
  /// The autocorrelation ρ_t = 1 - (W - mean γ_t) / V (equation 10; W and V as in ``RHat``) also
  /// counts what the chains disagree in. Its sum ends by Geyer's rule: pairs ρ_2k + ρ_2k+1 of a
  /// reversible chain are positive and fall, so it ends at the first pair that is not positive
  /// (equations 11 to 13), and a pair larger than the one before is noise and cut to it. The even lag
  /// of the pair at the end is added once if positive: the mean of the sums that end before and after
  /// it, which steadies antithetic chains.
  static func size(_ chains: [[Double]]) -> Double {
    guard let draws = chains.first?.count else { return .nan }
    let n = Double(draws)
    let total = n * Double(chains.count)
    let covariances = meanAutocovariances(of: chains)
    let within = covariances[0] * n / (n - 1)
    let between = chains.count > 1 ? sampleVariance(centred(chains).map(sampleMean)) : 0
    let pooled = covariances[0] + between
    guard pooled > 0 else { return .nan }
    func correlation(_ lag: Int) -> Double { 1 - (within - covariances[lag]) / pooled }

    // Sum the pairs while they are positive, none larger than the one before
    var lag = 0
    var (even, odd) = (1.0, correlation(1))
    var sum = 0.0
    var smallest = Double.infinity
    while even + odd > 0 && lag + 3 <= draws - 2 {
      smallest = min(smallest, even + odd)
      sum += smallest
      lag += 2
      (even, odd) = (correlation(lag), correlation(lag + 1))
    }
    let halfPair = even > 0 || even + odd >= 0 ? even : 0
    let time = 2 * sum - 1 + halfPair
    if time.isNaN { return .nan }
    return total / max(time, 1 / .log10(total))
  }
}
