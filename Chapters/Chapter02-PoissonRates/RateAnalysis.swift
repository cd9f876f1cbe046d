import BayesNumerics
import Inference

/// The rate of one process, and whether the Poisson law explains how its counts scatter.
struct RateAnalysis: Sendable {
  let sample: CountSample
  let prior: RatePrior
  /// After a few, more and all intervals, drawn from the sample in a random order.
  let narrowing: [(intervals: Int, posterior: Gamma)]
  /// Of all intervals.
  let posterior: Gamma
  /// Of the count in one more interval.
  let predictive: NegativeBinomial
  let fit: PoissonFit?
  /// Variance over mean, 1 for a Poisson law, and the probability of one as large; nil below two
  /// intervals or without an event.
  let dispersion: (ratio: Double, upperTail: Double)?

  init(sample: CountSample, prior: RatePrior, using random: inout RandomSource) {
    self.sample = sample
    self.prior = prior
    let counts = sample.counts
    posterior = prior.untruncated(after: counts)
    predictive = NegativeBinomial(
      shape: posterior.shape, successProbability: posterior.rate / (posterior.rate + 1))
    fit = PoissonFit(sample: sample, predictive: predictive)
    dispersion = sample.variance.flatMap { variance in
      guard sample.mean > 0 else { return nil }
      let freedom = Double(counts.intervals - 1)
      let ratio = variance / sample.mean
      return (ratio, regularizedUpperIncompleteGamma(ratio * freedom / 2, shape: freedom / 2))
    }

    narrowing = RateAnalysis.narrowing(sample, prior: prior, using: &random)
  }

  /// The posterior after a 250th, a 25th and all of the intervals, drawn in a random order.
  private static func narrowing(
    _ sample: CountSample, prior: RatePrior, using random: inout RandomSource
  ) -> [(intervals: Int, posterior: Gamma)] {
    var counts = sample.frequencies.flatMap { [Int](repeating: $0.count, count: $0.intervals) }
    let stops = Set([250, 25, 1].map { max(1, counts.count / $0) }).sorted()
    var (drawn, sum) = (0, 0)
    return stops.map { stop in
      while drawn < stop {
        counts.swapAt(drawn, Int.random(in: drawn..<counts.count, using: &random))
        sum += counts[drawn]
        drawn += 1
      }
      return (stop, prior.untruncated(after: Counts(sum: sum, intervals: stop)))
    }
  }
}

/// Pearson's comparison of observed with predicted frequencies.
struct PoissonFit: Sendable {
  /// Σ (observed - expected)² / expected
  let chiSquare: Double
  /// Classes - 2: their sum and the rate are fitted.
  let degreesOfFreedom: Int
  /// The probability of a chi-square as large when the Poisson law holds.
  var upperTail: Double {
    regularizedUpperIncompleteGamma(chiSquare / 2, shape: Double(degreesOfFreedom) / 2)
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
