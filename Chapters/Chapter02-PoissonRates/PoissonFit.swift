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

  /// A trend, and the autocorrelation at lag 1, that of each count with the next one; nil where the order is
  /// unknown or there is too little of it (``orderIsTooShort``).
  let trend, memory: PredictiveCheck?

  /// The order is known, but not looked at: that takes ``leastInOrder`` intervals and as many events.
  let orderIsTooShort: Bool

  /// Intervals, and events, from which on the order is looked at.
  static let leastInOrder = 20

  /// Of each check; all four together suspect about one right sample in a hundred.
  static let level = 0.0025

  init(of sample: CountSample) {
    // Under a flat prior, so that a reader's prior cannot make right counts look wrong
    let flat = Gamma(
      shape: Double(sample.counts.sum) + 1, rate: Double(max(1, sample.counts.intervals)))
    classes = FrequencyTest(sample: sample, predictive: flat.nextCount)
    orderIsTooShort =
      sample.inOrder != nil
      && min(sample.counts.intervals, sample.counts.sum) < PoissonFit.leastInOrder
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
  /// variance over all orders. Good from twenty intervals and twenty events on; that of neighbours only where
  /// s²/N, about the sum of their products, is twenty or more, else it is as skewed as a rare count.
  private static func orderChecks(
    _ counts: [Int]
  ) -> (trend: PredictiveCheck, memory: PredictiveCheck?)? {
    let n = Double(counts.count)
    let sum = counts.reduce(0) { $0 + Double($1) }
    let mean = sum / n
    let away = counts.map { Double($0) - mean }
    let squares = away.reduce(0) { $0 + $1 * $1 }
    guard counts.count >= leastInOrder, sum >= Double(leastInOrder), squares > 0 else { return nil }
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
      sum * mean < 20
        ? nil
        : check(
          "correlation of each count with the next", withLast,
          Normal(mean: -1 / n, standardDeviation: (n - 2) / n / (n - 1).squareRoot()))
    )
  }

  var isMisfit: Bool {
    [dispersion, classes?.check, trend, memory].contains { $0?.isMisfit == true }
  }

  /// Every check that calls the model wrong, in words, the least probable first.
  var complaints: [String] {
    var found: [(probability: Double, words: String)] = []
    func digits(_ value: Double, _ digits: Int) -> String {
      NumberText.significant(value, digits: digits)
    }
    if let trend, trend.isMisfit {
      found.append(
        (
          trend.probability,
          "the rate is \(trend.outcome == .tooLarge ? "higher" : "lower") late than early (correlation "
            + "with time \(digits(trend.observed, 2)))"
        ))
    }
    if let memory, memory.isMisfit {
      found.append(
        (
          memory.probability,
          "neighbouring counts are \(memory.outcome == .tooLarge ? "too alike" : "too unlike") "
            + "(correlation \(digits(memory.observed, 2)))"
        ))
    }
    if let dispersion, dispersion.isMisfit {
      let ratio =
        "variance / mean \(digits(dispersion.observed, 3)); 1 for Poisson counts of one rate"
      found.append(
        (
          dispersion.probability,
          dispersion.outcome == .tooLarge
            ? "the counts are overdispersed (\(ratio)), as when the rate drifts or differs from interval to "
              + "interval, or single counts are slips"
            : "the counts are underdispersed (\(ratio)), as when something limits them or spaces them out"
        ))
    } else if let classes, classes.check.isMisfit {
      found.append(
        (
          classes.upperTail,
          "the counts are not distributed as Poisson counts of one rate (chi-square "
            + "\(digits(classes.chiSquare, 3)) on \(classes.degreesOfFreedom) degrees of freedom)"
        ))
    }
    return found.sorted { $0.probability < $1.probability }.map(\.words)
  }

  /// Whether the order of the counts is not that of independent ones with one rate.
  var isOrderMisfit: Bool { trend?.isMisfit == true || memory?.isMisfit == true }

  /// What the checks say, as part of a sentence.
  var verdict: String {
    guard let dispersion else { return "these are too few events to see how they scatter" }
    let complaints = complaints
    guard complaints.isEmpty else {
      return "the model does not fit: " + complaints.joined(separator: "; and ")
    }
    let order =
      orderIsTooShort
      ? "; their order was not looked at, which takes \(PoissonFit.leastInOrder) intervals and as many events"
      : trend == nil
        ? ""
        : "; \(memory == nil ? "no trend" : "neither a trend nor autocorrelation") in their order"
    return "the checks find nothing against Poisson counts of one rate (variance / mean "
      + "\(NumberText.significant(dispersion.observed, digits: 3))\(order))"
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
