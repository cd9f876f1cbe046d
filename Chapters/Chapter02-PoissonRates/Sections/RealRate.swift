import BayesNumerics
import Foundation
import Inference
import Plotting
import Workbook

extension PoissonRates {
  /// The rate of the alpha particles, or of the reader's own counts, and whether they are Poisson counts.
  static let realRate = Section<RateStudy>(
    "real-rate", "What is the rate of a real process?", options: ["data", "prior-means"],
    seconds: 0.05
  ) { study, run in
    // Data: how often each count was seen
    let sample = study.sample

    // Model: Poisson counts of one rate, which has an exponential prior
    let prior = study.exponential.first

    // Inference: the posterior of the rate, and of one more count
    // snippet: inference
    let posterior = prior.untruncated(after: sample.counts)
    let next = posterior.nextCount
    // end snippet

    // What it shows: the rate, and whether the counts scatter as the model says
    let fit = PoissonFit(of: sample, predictive: next)
    var order = run.random("order of the intervals")
    let narrowing = narrow(sample, prior: prior, using: &order)
    let spread = posterior.standardDeviation
    return Findings(
      answer: "The rate is \(NumberText.rate(posterior.mean, spread: spread)) ± "
        + "\(NumberText.rate(spread, spread: spread)) events per interval, which puts the next count "
        + "between \(NumberText.grouped(next.quantile(0.025))) and "
        + "\(NumberText.grouped(next.quantile(0.975))) with 95 % probability; \(fit.verdict).",
      tables: [table(sample, prior, posterior, fit)],
      figures: [figure(sample, next, narrowing)],
      values: [
        .init("intervals", sample.counts.intervals), .init("events", sample.counts.sum),
        .init("mean", posterior.mean), .init("sd", spread),
      ]
        + [("few", narrowing.first), ("more", narrowing.dropFirst().first)].compactMap {
          name, stage in
          stage.map { .init("narrowing.\(name)", $0.intervals) }
        }
        + (fit.dispersion.map { [.init("dispersion", $0.ratio)] } ?? []))
  }

  /// The posterior after a 250th, a 25th and all of the intervals, drawn in a random order.
  static func narrow(
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

  // MARK: Table and figure

  private static func table(
    _ sample: CountSample, _ prior: RatePrior, _ posterior: Gamma, _ fit: PoissonFit
  ) -> Table {
    let spread = posterior.standardDeviation
    func set(_ value: Double) -> String { NumberText.rate(value, spread: spread) }
    let interval = CredibleInterval.highestDensity(of: posterior)
    let next = posterior.nextCount
    var rows = [
      ["intervals N", NumberText.grouped(sample.counts.intervals)],
      ["events s", NumberText.grouped(sample.counts.sum)],
      ["prior of the rate", prior.name],
      ["posterior mean ± standard deviation", "\(set(posterior.mean)) ± \(set(spread))"],
      ["95 %, shortest interval", "(\(set(interval.lower)), \(set(interval.upper)))"],
      [
        "the next count, 95 %",
        "\(NumberText.grouped(next.quantile(0.025))) to \(NumberText.grouped(next.quantile(0.975)))",
      ],
    ]
    if let dispersion = fit.dispersion {
      rows += [
        ["variance / mean (Poisson: 1)", NumberText.fixed(dispersion.ratio, decimals: 3)],
        [
          "P(variance / mean as large | Poisson)",
          NumberText.significant(dispersion.upperTail, digits: 3),
        ],
      ]
    }
    if let classes = fit.classes {
      rows += [
        [
          "chi-square of the frequencies",
          "\(NumberText.fixed(classes.chiSquare, decimals: 2)) with "
            + "\(classes.degreesOfFreedom) degrees of freedom",
        ],
        [
          "P(chi-square as large | Poisson)", NumberText.significant(classes.upperTail, digits: 3),
        ],
      ]
    }
    return Table(
      title: "A real rate: \(sample.name)", columns: ["quantity", "value"], rows: rows,
      note: "The scatter is called foreign to Poisson counts beyond the outer 1 % of either "
        + "statistic, which two right samples in a hundred reach by chance.")
  }

  private static func figure(
    _ sample: CountSample, _ next: NegativeBinomial,
    _ narrowing: [(intervals: Int, posterior: Gamma)]
  ) -> Figure {
    Figure(
      name: sample == .alphaParticles ? "alpha-particles" : "own-counts",
      caption:
        "Left: how often each count was seen (bars), and what the posterior predicts for as many "
        + "intervals, with 95 % of the scatter to expect. Right: what is known of the rate after a few, "
        + "more and all intervals, drawn in a random order.",
      layout: Figure.Layout(columns: 2, width: 1200, height: 560),
      panels: [frequencies(sample, next), posteriors(narrowing)])
  }

  private static func frequencies(_ sample: CountSample, _ next: NegativeBinomial) -> Panel {
    // Every count where there are few, else classes of equal width
    let intervals = Double(sample.counts.intervals)
    let reach = 4 * next.standardDeviation
    let seen = sample.frequencies.map(\.count)
    let low = max(0, min(seen.first ?? 0, Int(next.mean - reach)))
    let high = max(seen.last ?? 0, Int((next.mean + reach).rounded(.up)))
    let width = max(1, (high - low) / 40)
    let starts = Array(stride(from: low, through: high, by: width))
    var observed = [Double](repeating: 0, count: starts.count)
    for (count, times) in sample.frequencies { observed[(count - low) / width] += Double(times) }
    let shares = starts.map { next.cumulative($0 + width - 1) - next.cumulative($0 - 1) }
    let expected = shares.map { intervals * $0 }
    let scatter = shares.map { 1.96 * (intervals * $0 * (1 - $0)).squareRoot() }
    let centres = starts.map { Double($0) + Double(width - 1) / 2 }
    let top = 1.18 * max(observed.max() ?? 1, zip(expected, scatter).map(+).max() ?? 1)
    return Panel(
      "\(sample.name): \(NumberText.grouped(sample.counts.sum)) in "
        + (sample.counts.intervals == 1
          ? "1 interval" : "\(NumberText.grouped(sample.counts.intervals)) intervals"),
      x: Axis(
        width == 1 ? "count in an interval" : "count in an interval (classes of \(width))",
        range: Double(low) - 0.7 * Double(width)...Double(high) + 0.7 * Double(width)),
      y: Axis("intervals", range: Axis.range(from: 0, to: top)), key: .topRight,
      layers: [
        .bars(
          "observed", x: centres, heights: observed, width: 0.8 * Double(width), .sky,
          opacity: 0.55, title: "observed"),
        .errorBars(
          "predictive", x: centres, y: expected,
          lower: zip(expected, scatter).map { max(0, $0 - $1) },
          upper: zip(expected, scatter).map(+), .black, title: "predicted, 95 %"),
      ])
  }

  private static func posteriors(_ stages: [(intervals: Int, posterior: Gamma)]) -> Panel {
    let inks: [Ink] = [.vermillion, .green, .blue]
    let range = Axis.range(
      from: stages.map { $0.posterior.quantile(0.0005) }.min() ?? 0,
      to: max(1e-3, stages.map { $0.posterior.upperTailQuantile(0.0005) }.max() ?? 1))
    return Panel(
      "posterior of the rate",
      x: Axis("rate *λ* (events per interval)", range: range),
      y: Axis("density over the peak", range: 0...1.35, tics: .every(0.5)), key: .topRight,
      layers: stages.enumerated().map { index, stage in
        let posterior = stage.posterior
        let reach = 5 * posterior.standardDeviation
        let x = [Double].evenlySpaced(
          from: max(range.lowerBound, posterior.mean - reach),
          to: max(min(range.upperBound, posterior.mean + reach), range.lowerBound + 1e-9),
          count: 201)
        let summit = posterior.density(posterior.mode ?? 0)
        return .line(
          "posterior \(stage.intervals)", x: x, y: x.map { posterior.density($0) / summit },
          Stroke(inks[index + inks.count - stages.count]),
          title: "after \(NumberText.grouped(stage.intervals))")
      })
  }
}

/// Whether a sample scatters as Poisson counts of one rate do.
struct PoissonFit: Sendable {
  /// Variance over mean, 1 for Poisson counts, and the probability of one as large; nil below two
  /// intervals or without an event.
  let dispersion: (ratio: Double, upperTail: Double)?
  /// Pearson's comparison of the frequencies; nil where fewer than three classes can be made.
  let classes: FrequencyTest?

  init(of sample: CountSample, predictive: NegativeBinomial) {
    classes = FrequencyTest(sample: sample, predictive: predictive)
    dispersion = sample.variance.flatMap { variance in
      guard sample.mean > 0 else { return nil }
      let freedom = Double(sample.counts.intervals - 1)
      let ratio = variance / sample.mean
      return (ratio, regularizedUpperIncompleteGamma(ratio * freedom / 2, shape: freedom / 2))
    }
  }

  /// What the two statistics say, as the end of a sentence; each is called foreign to Poisson counts once in
  /// a hundred right samples.
  var verdict: String {
    guard let dispersion else { return "these are too few events to see how they scatter" }
    let ratio = NumberText.significant(dispersion.ratio, digits: 3)
    if dispersion.upperTail < 0.005 {
      return
        "but the counts scatter more than Poisson counts of one rate (variance / mean \(ratio)), "
        + "so both ranges are too narrow"
    }
    if dispersion.upperTail > 0.995 {
      return
        "but the counts scatter less than Poisson counts (variance / mean \(ratio)), so they are "
        + "not independent and both ranges are too wide"
    }
    if let classes, classes.upperTail < 0.01 {
      return "but the counts are not distributed as Poisson counts of one rate (chi-square "
        + "\(NumberText.significant(classes.chiSquare, digits: 3)) on "
        + "\(classes.degreesOfFreedom) degrees of freedom)"
    }
    return
      "nothing that so many intervals can tell speaks against Poisson counts of one rate (variance / mean \(ratio))"
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
