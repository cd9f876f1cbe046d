import BayesNumerics
import RealModule

/// Whether draws from an approximation can stand for the posterior, and with which weights:
/// Pareto-smoothed importance sampling.
///
/// The ratios p/q at draws from q would be equal if q were the posterior. Their largest are fitted
/// by a Pareto tail, whose shape k̂ says how many moments they have: from about 0.7 on it would take
/// more draws than anybody takes, from 1 on no number is enough (``drawsNeeded``), and q is too narrow or too far away to be believed or mended. Below,
/// the largest weights are replaced by quantiles of the fit, which lowers their noise. k̂ knows
/// nothing of a peak that no draw has come near, and it is the shape of a tail and not its size:
/// where nearly all weights are equal it may be large although little is wrong. Source: Vehtari, Simpson, Gelman, Yao and Gabry
/// (2024), "Pareto smoothed importance sampling", JMLR 25(72); Yao et al. (2018), "Yes, but did it
/// work?".
public struct ImportanceDiagnosis: Sendable {
  /// k̂: 0 where all ratios are equal, +∞ where too few are finite to tell.
  public let kHat: Double
  /// Smoothed and normalised, one per draw: their exponentials add up to 1.
  public let logWeights: [Double]
  /// log of the mean of p/q with smoothed ratios: the log evidence, where p has all its constants.
  public let logEvidence: Double
  /// 1 / Σ w²: so many independent draws from the posterior would do as well. Means little where k̂
  /// is above ``limit``.
  public let effectiveDraws: Double
  /// Draws outside the support, of weight 0.
  public let outside: Int

  /// From log p - log q at independent draws from q; what is not a finite number counts as weight
  /// 0.
  ///
  /// Precondition: one draw or more.
  public init(logRatios: [Double]) {
    precondition(!logRatios.isEmpty, "Weights need one draw or more.")
    let known = logRatios.map { $0.isFinite ? $0 : -.infinity }
    outside = known.count { $0 == -.infinity }
    let (smoothed, kHat) = Self.smoothed(known)
    let total = logSumExp(smoothed)
    self.kHat = kHat
    logEvidence = total - .log(Double(known.count))
    logWeights = smoothed.map { $0 == -.infinity ? -.infinity : $0 - total }
    let squares = logWeights.reduce(0) { $0 + .exp(2 * $1) }
    effectiveDraws = squares > 0 ? 1 / squares : 0
  }

  /// The largest log ratios replaced by the logarithms of the quantiles of their fit, none above
  /// the largest of them; and k̂.
  private static func smoothed(_ logRatios: [Double]) -> (logRatios: [Double], kHat: Double) {
    let count = logRatios.count
    let largest = logRatios.max() ?? -.infinity
    guard largest.isFinite else { return (logRatios, .infinity) }
    let order = logRatios.indices.sorted { logRatios[$0] < logRatios[$1] }
    if logRatios[order[0]] >= largest - 1e-10 { return (logRatios, 0) }

    // The tail: what lies above the threshold, as ratios to the largest
    let tail = Int(min(0.2 * Double(count), 3 * Double(count).squareRoot()).rounded(.up))
    guard tail >= 5, tail < count else { return (logRatios, .infinity) }
    let threshold = Double.exp(logRatios[order[count - tail - 1]] - largest)
    let places = order.suffix(tail)
    let excesses = places.map { Double.exp(logRatios[$0] - largest) - threshold }
    if logRatios[order[count - tail]] >= largest - 1e-10 { return (logRatios, 0) }
    guard let fit = ParetoTail(fitting: excesses.filter { $0 > 0 }) else {
      return (logRatios, .infinity)
    }
    var result = logRatios
    for (rank, place) in places.enumerated() {
      let quantile = fit.quantile((Double(rank) + 0.5) / Double(tail))
      result[place] = largest + min(0, .log(threshold + quantile))
    }
    return (result, fit.shape)
  }

  // MARK: Verdict

  public var draws: Int { logWeights.count }

  /// What k̂ must stay below with so many draws, 1 - 1/log₁₀ S and at most 0.7.
  public var limit: Double { min(1 - 1 / .log10(Double(max(draws, 2))), 0.7) }

  /// How many draws it takes for estimates to settle at this k̂, 10^(1/(1 - k̂)); infinite from 1
  /// on.
  public var drawsNeeded: Double {
    let shape = max(kHat, 0)
    return shape < 1 ? .pow(10, 1 / (1 - shape)) : .infinity
  }

  /// Whether weighted draws may stand for the posterior, as far as they have come.
  public var isTrustworthy: Bool { kHat <= limit }

  /// What to make of it, in a sentence.
  public var verdict: String {
    if kHat == .infinity {
      return "Do not believe this approximation: too few of its draws lie where the posterior is."
    }
    if isTrustworthy {
      return kHat <= 0.5
        ? "The weighted draws can stand for the posterior, wherever the approximation reaches."
        : "The weighted draws can stand for the posterior, wherever the approximation reaches; without "
          + "the weights the approximation is visibly off."
    }
    if kHat <= 0.7 {
      return
        "Too few draws for weights that scatter so much: take \(Int(drawsNeeded.rounded(.up)))."
    }
    if effectiveDraws > 0.5 * Double(draws) {
      return
        "Where its draws fall this approximation is close, as they weigh nearly alike; far out it is too "
        + "narrow. Do not believe what depends on tails; of what no draw has met nothing is known."
    }
    return
      "Do not believe this approximation: a few draws carry much of the weight, and more draws would "
      + (kHat < 1 ? "hardly help" : "not help")
      + ". Use a richer family, other coordinates, or a sampler."
  }

  // MARK: Use

  /// Σ w f, the posterior mean of a quantity by the smoothed weights. Precondition: a value per
  /// draw.
  public func mean(of values: [Double]) -> Double {
    precondition(
      values.count == draws, "\(values.count) values for the weights of \(draws) draws.")
    return zip(logWeights, values).reduce(0) { sum, pair in
      pair.0 == -.infinity ? sum : sum + .exp(pair.0) * pair.1
    }
  }

  /// Which draws to keep, by their weights: with replacement, so that those of large weight come
  /// often.
  ///
  /// Systematic resampling: each comes as often as its weight says, up to one. Precondition: some
  /// draw has a weight.
  public func resampled(_ count: Int, using random: inout RandomSource) -> [Int] {
    precondition(outside < draws, "No draw has a weight.")
    var (kept, reached) = ([Int](), Double.exp(logWeights[0]))
    var place = 0
    let start = random.uniform()
    for index in 0..<count {
      let pointer = (Double(index) + start) / Double(count)
      while reached < pointer && place < draws - 1 {
        place += 1
        reached += .exp(logWeights[place])
      }
      kept.append(place)
    }
    return kept
  }

  /// Which draws to keep, all different, as starts of chains: one after the other by their weights.
  ///
  /// By the largest of log w plus independent Gumbel noise (Efraimidis and Spirakis 2006). Fewer
  /// than asked for where fewer have a weight.
  public func distinct(_ count: Int, using random: inout RandomSource) -> [Int] {
    let keys = logWeights.map { $0 - .log(random.exponential()) }
    let weighted = keys.indices.filter { keys[$0] > -.infinity }
    return Array(weighted.sorted { keys[$0] > keys[$1] }.prefix(count))
  }

  /// Of fresh draws from an approximation, with the draws themselves. Precondition: equal
  /// dimensions, one draw or more.
  public static func of(
    _ target: some LogDensity, under q: VariationalNormal, draws: Int = 4000,
    using random: inout RandomSource
  ) -> (diagnosis: ImportanceDiagnosis, draws: [[Double]]) {
    let found = ELBO.logRatios(of: target, under: q, draws: draws, using: &random)
    return (ImportanceDiagnosis(logRatios: found.values), found.positions)
  }
}
