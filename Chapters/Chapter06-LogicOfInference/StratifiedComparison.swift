import BayesNumerics
import Inference

/// Two groups compared in each stratum, in all strata thrown together, and with the strata taken into account.
struct StratifiedComparison: Sendable {
  let table: StratifiedTable
  /// Of all strata thrown together: the marginal table.
  let pooled: TwoRates
  /// In the order of the table: the conditional tables.
  let strata: [TwoRates]
  /// The interval of the difference of the two rates in all strata thrown together.
  let pooledInterval: CredibleInterval
  /// Σ w (p₁ - p₂) over the strata, w the share of all members that a stratum holds: the difference of rates if
  /// both groups were spread over the strata alike (direct standardisation).
  let adjusted: Estimate
  /// Strata without any one of which the interval of ``adjusted`` would not exclude zero on its side.
  let decisive: [Int]

  /// A posterior mean and an interval; the interval from draws, with the Monte Carlo error of its ends.
  struct Estimate: Sendable {
    let mean: Double
    let interval: CredibleInterval
    let standardError: Double
  }

  /// All strata have a rate for each group, against all have one rate for both: the product of their Bayes factors.
  var combinedFactor: BayesFactor {
    BayesFactor(logEvidence: strata.reduce(0) { $0 + $1.twoAgainstOne.logarithm }, against: 0)
  }

  /// Σ w (s₁/n₁ - s₂/n₂): the same difference of the rates as they were counted, without a prior.
  var counted: Double {
    strata.indices.reduce(0) { sum, index in
      let stratum = table.strata[index]
      return sum + stratum.total / table.pooled.total * (stratum.rate(0) - stratum.rate(1))
    }
  }

  /// Whether the uniform priors decide, and not the counts: the interval of ``adjusted``, moved to ``counted``,
  /// would lie otherwise about zero, or that move is more than a quarter of its width.
  ///
  /// In a stratum with few members of one group the prior draws that group's rate towards 1/2. Over many such
  /// strata the draws of the priors add up, while the interval narrows.
  var hangsOnPriors: Bool {
    let shift = counted - adjusted.mean
    let (interval, width) = (adjusted.interval, adjusted.interval.upper - adjusted.interval.lower)
    let moved = CredibleInterval(
      lower: interval.lower + shift, upper: interval.upper + shift,
      probability: interval.probability)
    return abs(shift) > width / 4 || moved.direction != interval.direction
  }

  /// What becomes of the association of the total when the strata are taken into account.
  var turn: Turn {
    if hangsOnPriors { return .undecided }
    return switch (pooledInterval.direction, adjusted.interval.direction) {
    case (0, 0): .neither
    case (0, _): .emerges
    case (_, 0): .vanishes
    case (let total, let within): total == within ? .stays : .reverses
    }
  }

  enum Turn: Sendable {
    /// The two intervals lie on opposite sides of zero.
    case reverses
    /// That of the total excludes zero, that within strata does not.
    case vanishes
    /// Both lie on the same side of zero.
    case stays
    /// Within strata zero is excluded, in the total it is not.
    case emerges
    /// Neither interval excludes zero.
    case neither
    /// The strata are so small that the priors decide what the second interval is.
    case undecided
  }
}

extension CredibleInterval {
  /// 1 where the interval lies above zero, -1 where it lies below, 0 where it holds zero.
  var direction: Int { lower > 0 ? 1 : upper < 0 ? -1 : 0 }
}

/// Compares two groups by what their counts say of their rates, in total and within strata.
///
/// - Parameters:
///   - table: Of counts (precondition).
///   - draws: For the interval of the weighted difference; 400 or more.
func compareGroups(
  of table: StratifiedTable, draws: Int = 20_000, using random: inout RandomSource
) -> StratifiedComparison {
  precondition(!table.isProbabilities, "Rates are learnt from counts, not from probabilities.")
  func rates(_ stratum: StratifiedTable.Stratum) -> TwoRates {
    let counts = stratum.cells.map { (successes: Int($0[0]), failures: Int($0[1])) }
    return TwoRates(first: counts[0], second: counts[1])
  }
  let strata = table.strata.map(rates)
  let pooled = rates(table.pooled)
  let weights = table.strata.map { $0.total / table.pooled.total }

  // One draw is a rate for each group in each stratum
  let differences = strata.map { rates in
    let (p1, p2) = (rates.posteriors[0], rates.posteriors[1])
    return (0..<draws).map { _ in p1.sample(using: &random) - p2.sample(using: &random) }
  }
  /// Over all strata but one, which may be none.
  func weighted(without omitted: Int? = nil) -> [Double] {
    let kept = strata.indices.filter { $0 != omitted }
    let all = kept.reduce(0) { $0 + weights[$1] }
    // snippet: adjusted
    return (0..<draws).map { draw in
      kept.reduce(0) { sum, s in sum + weights[s] / all * differences[s][draw] }
    }.sorted()
    // end snippet
  }
  func interval(_ sorted: [Double]) -> CredibleInterval {
    CredibleInterval(
      lower: sampleQuantile(0.025, ofSorted: sorted),
      upper: sampleQuantile(0.975, ofSorted: sorted),
      probability: 0.95)
  }
  let adjusted = weighted()
  let direction = interval(adjusted).direction
  return StratifiedComparison(
    table: table, pooled: pooled, strata: strata, pooledInterval: pooled.interval(),
    adjusted: StratifiedComparison.Estimate(
      mean: zip(weights, strata).reduce(0) { $0 + $1.0 * $1.1.meanDifference },
      interval: interval(adjusted),
      standardError: [0.025, 0.975].map { errorOfQuantile($0, ofSorted: adjusted) }.max() ?? .nan),
    decisive: direction == 0
      ? []
      : strata.indices.filter { interval(weighted(without: $0)).direction != direction })
}

/// The standard error of a quantile of independent draws: half the distance between the draws one standard
/// deviation of the binomial count away.
private func errorOfQuantile(_ probability: Double, ofSorted draws: [Double]) -> Double {
  let step = (probability * (1 - probability) / Double(draws.count)).squareRoot()
  return
    (sampleQuantile(min(1, probability + step), ofSorted: draws)
    - sampleQuantile(max(0, probability - step), ofSorted: draws)) / 2
}
