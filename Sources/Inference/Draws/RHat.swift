import BayesNumerics
import RealModule

/// By how much the spread of all chains together exceeds that of one: 1 where they have mixed.
///
/// Chains that explore one distribution agree in mean and in spread; those that do not have R̂ well
/// above 1. Use ``rankNormalized(_:)``, refuse draws above 1.01; the other formulas stand here to be
/// read, compared and seen to fail.
///
/// All take chains × draws of one quantity. Undefined, NaN, if a draw is not finite, a chain (for the
/// split ones half a chain) never moves or has fewer than five draws, or there is one chain to
/// compare. ArviZ refuses to split a single chain; here as in `posterior` its halves are compared.
///
/// Source: Gelman and Rubin (1992); Vehtari, Gelman, Simpson, Carpenter and Bürkner (2021), Bayesian
/// Analysis 16, 667.
public enum RHat {
  /// The lecture's formula: √(V / W), V = (n - 1)/n W + B/n.
  ///
  /// W is the mean of the chains' variances and B/n the variance of their means (Vehtari et al.
  /// 2021, equations 1 to 4; Gelman and Rubin 1992 without their factor for degrees of freedom). It
  /// sees neither a drift that all chains share nor chains of different width, and means nothing
  /// where the variance is infinite.
  public static func plain(_ chains: [[Double]]) -> Double {
    areTelling(chains) ? scaleReduction(chains) : .nan
  }

  /// The plain formula between the halves of all chains: it sees a drift.
  public static func split(_ chains: [[Double]]) -> Double { plain(splitInHalves(chains)) }

  /// The split formula on normal scores of the ranks: it sees chains that differ in place, however
  /// heavy the tails. Vehtari et al. (2021), equation 14.
  public static func bulk(_ chains: [[Double]]) -> Double {
    let halves = splitInHalves(chains)
    return areTelling(halves) ? scaleReduction(Inference.rankNormalized(halves)) : .nan
  }

  /// The bulk formula on distances from the median, |x - median|: it sees chains that differ in
  /// width. Vehtari et al. (2021), equation 15.
  ///
  /// The median is that of all draws, as in `posterior` and ArviZ's `summary`; ArviZ's `rhat` takes
  /// it after splitting, which differs for an odd number of draws.
  public static func folded(_ chains: [[Double]]) -> Double {
    guard areTelling(splitInHalves(chains)) else { return .nan }
    return folded(chains, sorted: chains.flatMap(\.self).sorted())
  }

  private static func folded(_ chains: [[Double]], sorted: [Double]) -> Double {
    let median = sampleQuantile(0.5, ofSorted: sorted)
    let distances = chains.map { $0.map { abs($0 - median) } }
    return scaleReduction(Inference.rankNormalized(splitInHalves(distances)))
  }

  /// The larger of ``bulk(_:)`` and ``folded(_:)``: R̂ as it is reported today.
  public static func rankNormalized(_ chains: [[Double]]) -> Double {
    larger(bulk(chains), folded(chains))
  }

  /// The same, with the normal scores of the halves and all draws in order, where they are known.
  static func rankNormalized(_ chains: [[Double]], scores: [[Double]], sorted: [Double]) -> Double {
    larger(scaleReduction(scores), folded(chains, sorted: sorted))
  }

  /// Not `max`, which would drop a NaN.
  private static func larger(_ bulk: Double, _ folded: Double) -> Double {
    bulk.isNaN || folded.isNaN ? .nan : max(bulk, folded)
  }

  /// √(((n - 1)/n W + B/n) / W)
  private static func scaleReduction(_ chains: [[Double]]) -> Double {
    guard chains.count > 1, let draws = chains.first?.count else { return .nan }
    let within = sampleMean(chains.map(sampleVariance))
    let betweenPerDraw = sampleVariance(centred(chains).map(sampleMean))
    let n = Double(draws)
    let pooled = (n - 1) / n * within + betweenPerDraw
    return (pooled / within).squareRoot()
  }
}
