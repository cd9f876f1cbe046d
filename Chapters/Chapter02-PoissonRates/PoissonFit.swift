import BayesNumerics
import Foundation
import Inference
import Workbook

/// Whether a sample scatters as Poisson counts of one rate do: up to four predictive checks that share a
/// level of 0.01.
///
/// Given their sum, Poisson counts of one rate fall into the intervals as if thrown at random, whatever
/// the rate is; so its posterior cancels from the first check (Fisher 1950, "The significance of
/// deviations from expectation in a Poisson series"). Given the counts, every order of them is as
/// probable as every other; so it cancels from the two checks of their order too.
struct PoissonFit: Sendable {
  /// Variance over mean, 1 for Poisson counts; nil below two intervals or two events.
  let dispersion: PredictiveCheck?
  /// Pearson's comparison of the frequencies; nil where fewer than three classes can be made.
  let classes: FrequencyTest?

  /// A trend, and the correlation of each count with the next one; nil where the order is unknown or of fewer
  /// than twenty intervals.
  let trend, memory: PredictiveCheck?

  /// Of each check; all four together suspect about one right sample in a hundred.
  static let level = 0.0025

  init(of sample: CountSample, predictive: NegativeBinomial) {
    classes = FrequencyTest(sample: sample, predictive: predictive)
    let order = sample.inOrder.flatMap { PoissonFit.orderChecks($0) }
    trend = order?.trend
    memory = order?.memory
    dispersion = sample.variance.flatMap { variance in
      guard sample.counts.sum >= 2 else { return nil }
      let ratio = variance / sample.mean
      let name = "variance over mean of the counts"
      guard sample.counts.sum > PoissonFit.fewEvents else {
        return PredictiveCheck(
          name, observed: PoissonFit.rounded(ratio),
          replicated: PoissonFit.thrownRatios(sample.counts),
          level: PoissonFit.level)
      }
      let freedom = Double(sample.counts.intervals - 1)
      return PredictiveCheck(
        name, observed: ratio,
        lowerTail: regularizedLowerIncompleteGamma(ratio * freedom / 2, shape: freedom / 2),
        upperTail: regularizedUpperIncompleteGamma(ratio * freedom / 2, shape: freedom / 2),
        level: PoissonFit.level)
    }
  }

  /// Up to here the ratio is simulated; beyond, (N - 1) times it is chi-square with N - 1 degrees of freedom
  /// to good accuracy.
  private static let fewEvents = 200

  /// Variance over mean of as many events, thrown into as many intervals at random, again and again.
  ///
  /// The stream is the check's own, so that the same counts have the same verdict everywhere.
  private static func thrownRatios(_ counts: Counts) -> [Double] {
    var random = RandomSource(seed: UInt64(counts.sum)).stream("thrown counts")
    let mean = Double(counts.sum) / Double(counts.intervals)
    return (0..<1999).map { _ in
      var thrown: [Int: Int] = [:]
      for _ in 0..<counts.sum {
        thrown[Int.random(in: 0..<counts.intervals, using: &random), default: 0] += 1
      }
      let squares = thrown.values.reduce(0) { $0 + Double($1 * $1) }
      let variance =
        (squares - Double(counts.sum) * mean) / Double(counts.intervals - 1)
      return rounded(variance / mean)
    }
  }

  /// So that equal ratios are ties.
  private static func rounded(_ ratio: Double) -> Double { (ratio * 1e9).rounded() / 1e9 }

  /// Correlation with time, and with the count before: normal under random orders, from their mean and
  /// variance over all orders (good from twenty intervals on).
  private static func orderChecks(
    _ counts: [Int]
  ) -> (trend: PredictiveCheck, memory: PredictiveCheck)? {
    let n = Double(counts.count)
    let mean = counts.reduce(0) { $0 + Double($1) } / n
    let away = counts.map { Double($0) - mean }
    let squares = away.reduce(0) { $0 + $1 * $1 }
    guard counts.count >= 20, squares > 0 else { return nil }
    let middle = (n - 1) / 2
    let times = away.indices.map { Double($0) - middle }
    let timesSquared = times.reduce(0) { $0 + $1 * $1 }
    let withTime =
      zip(away, times).reduce(0) { $0 + $1.0 * $1.1 } / (squares * timesSquared).squareRoot()
    let withLast = zip(away, away.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 } / squares
    func check(_ statistic: String, _ value: Double, _ normal: Normal) -> PredictiveCheck {
      PredictiveCheck(
        statistic, observed: value, lowerTail: normal.cumulative(value),
        upperTail: normal.upperTail(value), level: PoissonFit.level)
    }
    return (
      check(
        "correlation of the counts with time", withTime,
        Normal(mean: 0, standardDeviation: 1 / (n - 1).squareRoot())),
      check(
        "correlation of each count with the next", withLast,
        Normal(mean: -1 / n, standardDeviation: (n - 2) / n / (n - 1).squareRoot()))
    )
  }

  var isMisfit: Bool {
    [dispersion, classes?.check, trend, memory].contains { $0?.isMisfit == true }
  }

  /// What the checks say, as part of a sentence.
  var verdict: String {
    guard let dispersion else { return "these are too few events to see how they scatter" }
    let ratio = "variance / mean \(NumberText.significant(dispersion.observed, digits: 3))"
    if let trend, trend.isMisfit {
      return
        "the model does not fit: the rate \(trend.outcome == .tooLarge ? "rises" : "falls") with time "
        + "(correlation \(NumberText.significant(trend.observed, digits: 2))), so there is no one rate"
    }
    if let memory, memory.isMisfit {
      return "the model does not fit: neighbouring counts are "
        + "\(memory.outcome == .tooLarge ? "too alike" : "too unlike") (correlation "
        + "\(NumberText.significant(memory.observed, digits: 2))), so the intervals are not independent"
    }
    switch dispersion.outcome {
    case .tooLarge:
      return
        "the model does not fit: the counts scatter more than Poisson counts of one rate (\(ratio)), "
        + "as when the rate drifts or differs from interval to interval, so the error of the rate and "
        + "the range of the next count are too small"
    case .tooSmall:
      return
        "the model does not fit: the counts scatter less than Poisson counts (\(ratio)), as when "
        + "something limits them or spaces them out, so the range of the next count is too wide"
    default: break
    }
    if let classes, classes.check.isMisfit {
      return "the model does not fit: the counts are not distributed as Poisson counts of one rate "
        + "(chi-square \(NumberText.significant(classes.chiSquare, digits: 3)) on "
        + "\(classes.degreesOfFreedom) degrees of freedom)"
    }
    return "the counts scatter as Poisson counts of one rate do (\(ratio)"
      + (trend == nil ? ")" : "; neither a trend nor a memory in their order)")
  }
}

extension RatePrior {
  /// A prior predictive check of the sum, where it is larger than the prior expects; nil where it is not.
  ///
  /// Poisson counts whose rate is exponential with mean b have a geometric sum, P(s or more) =
  /// (N b / (N b + 1))^s. Small sums surprise no exponential prior, whose density is highest at 0.
  func surprise(at counts: Counts) -> PredictiveCheck? {
    guard case .exponential(let mean) = self else { return nil }
    let expected = Double(counts.intervals) * mean
    let check = PredictiveCheck(
      "events in all intervals", observed: Double(counts.sum), lowerTail: 1,
      upperTail: exp(-Double(counts.sum) * log1p(1 / expected)))
    return check.isMisfit ? check : nil
  }
}

/// Pearson's comparison of observed with predicted frequencies.
struct FrequencyTest: Sendable {
  /// Σ (observed - expected)² / expected
  let chiSquare: Double
  /// Classes - 2: their sum and the rate are fitted.
  let degreesOfFreedom: Int
  /// The probability of a chi-square as large when the counts are Poisson.
  var upperTail: Double {
    regularizedUpperIncompleteGamma(chiSquare / 2, shape: Double(degreesOfFreedom) / 2)
  }

  /// One-sided, as frequencies are seldom suspected of fitting too well: the lower tail counts as 1.
  var check: PredictiveCheck {
    PredictiveCheck(
      "chi-square of the frequencies", observed: chiSquare, lowerTail: 1,
      upperTail: upperTail / 2, level: PoissonFit.level)
  }

  /// Neighbouring counts are pooled until 5 intervals, and 2 % of all, are expected in each class; nil
  /// below 3 classes.
  init?(sample: CountSample, predictive: NegativeBinomial) {
    let intervals = Double(sample.counts.intervals)
    let least = max(0.02, 5 / intervals)
    guard least < 1 / 3.0 else { return nil }
    var classes: [(upTo: Int, expected: Double)] = []
    var below = 0.0
    while true {
      // The smallest class from here that is expected often enough; the rest is the last one's
      let upTo = predictive.quantile(min(1, below + least))
      let cumulative = predictive.cumulative(upTo)
      guard 1 - cumulative >= least else { break }
      classes.append((upTo, (cumulative - below) * intervals))
      below = cumulative
    }
    classes.append((Int.max, (1 - below) * intervals))
    guard classes.count >= 3 else { return nil }

    var observed = [Double](repeating: 0, count: classes.count)
    for (count, times) in sample.frequencies {
      let index = classes.firstIndex { count <= $0.upTo } ?? classes.count - 1
      observed[index] += Double(times)
    }
    chiSquare = zip(observed, classes).reduce(0) {
      $0 + ($1.0 - $1.1.expected) * ($1.0 - $1.1.expected) / $1.1.expected
    }
    degreesOfFreedom = classes.count - 2
  }
}
