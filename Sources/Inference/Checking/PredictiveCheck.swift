/// A *predictive check* asks whether data that the model itself makes look like the data that were seen.
///
/// One number, the *statistic*, is computed from the data and from many replicated sets. Replicated with
/// parameters from the posterior it is a posterior predictive check, with parameters from the prior a prior
/// predictive check (Rubin 1984; Gelman, Meng and Stern 1996; Gelman et al., *Bayesian Data Analysis*,
/// 3rd ed., sections 6.3 and 6.4).
///
/// A posterior predictive check errs on the side of silence: since the parameters have seen the data, a right
/// model is called into question at most about as often as `level` says, and often less (Meng 1994).
public struct PredictiveCheck: Sendable, Equatable {
  /// What was computed, in words that end a sentence: "variance over mean of the counts".
  public let statistic: String
  /// Of the data that were seen.
  public let observed: Double
  /// Probabilities of a replicated statistic as small, and as large, as the observed one; their sum exceeds
  /// 1 where ties have weight. NaN where the statistic is undefined.
  public let lowerTail, upperTail: Double
  /// Two-sided probability below which the data count as foreign to the model.
  public let level: Double

  /// A check by simulation: the tails are estimated as (1 + as extreme) / (1 + replicated), so that
  /// no tail is zero; with fewer than 2 / `level` replicated sets nothing can be found.
  public init(
    _ statistic: String, observed: Double, replicated: [Double], level: Double = 0.01
  ) {
    let sets = Double(replicated.count + 1)
    let defined = observed.isFinite && replicated.allSatisfy { !$0.isNaN }
    self.init(
      statistic, observed: observed,
      lowerTail: defined ? Double(replicated.count { $0 <= observed } + 1) / sets : .nan,
      upperTail: defined ? Double(replicated.count { $0 >= observed } + 1) / sets : .nan,
      level: level)
  }

  /// A check whose replicated statistic has a known distribution.
  public init(
    _ statistic: String, observed: Double, lowerTail: Double, upperTail: Double,
    level: Double = 0.01
  ) {
    self.statistic = statistic
    self.observed = observed
    self.lowerTail = lowerTail
    self.upperTail = upperTail
    self.level = level
  }

  /// Probability, under the model, of a statistic as far out on either side: twice the smaller tail.
  public var probability: Double {
    // `min` passes a NaN over, which would call an undefined statistic usual
    guard !lowerTail.isNaN, !upperTail.isNaN else { return .nan }
    return min(1, 2 * min(lowerTail, upperTail))
  }

  /// What the check found.
  public var outcome: Outcome {
    guard probability < level else { return probability.isNaN ? .undefined : .usual }
    return upperTail < lowerTail ? .tooLarge : .tooSmall
  }

  public enum Outcome: Sendable, Equatable {
    /// Nothing speaks against the model; which is not to say that it is right.
    case usual
    /// The model is misspecified: its own data have a smaller, or a larger, statistic.
    case tooLarge, tooSmall
    /// The statistic of these data is not a number.
    case undefined
  }

  /// Whether the data call the model into question.
  public var isMisfit: Bool { outcome == .tooLarge || outcome == .tooSmall }
}
