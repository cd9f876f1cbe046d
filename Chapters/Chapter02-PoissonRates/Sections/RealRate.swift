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
    let fit = PoissonFit(of: sample)
    var order = run.random("order of the intervals")
    let narrowing = narrow(sample, prior: prior, using: &order)
    let spread = posterior.standardDeviation
    let surprise = prior.surprise(at: sample.counts)
    return Findings(
      answer: answer(sample, prior, posterior, fit, surprise),
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
        + (fit.dispersion.map {
          [.init("dispersion", $0.observed), .init("dispersion.two-sided", $0.probability)]
        } ?? [])
        + (fit.classes.map {
          [.init("chi-square", $0.chiSquare), .init("chi-square.tail", $0.upperTail)]
        } ?? []))
  }

  /// The rate and the next count, the misfit first where there is one.
  private static func answer(
    _ sample: CountSample, _ prior: RatePrior, _ posterior: Gamma, _ fit: PoissonFit,
    _ surprise: PredictiveCheck?
  ) -> String {
    let spread = posterior.standardDeviation
    let next = posterior.nextCount
    let (low, high) = (next.quantile(0.025), next.quantile(0.975))
    let range =
      low == high
      ? NumberText.grouped(low)
      : high == low + 1
        ? "\(NumberText.grouped(low)) or \(NumberText.grouped(high))"
        : "between \(NumberText.grouped(low)) and \(NumberText.grouped(high))"
    let forecast = "the next count is \(range) with 95 % probability"
    let size =
      sample.counts.sum == 0
      ? "with the prior \(prior.name) the rate lies below "
        + "\(NumberText.significant(posterior.quantile(0.95), digits: 2)) events per interval with 95 % "
        + "probability (the prior has a say in this), and \(forecast)"
      : "the rate is \(NumberText.rate(posterior.mean, spread: spread)) ± "
        + "\(NumberText.rate(spread, spread: spread)) events per interval, with the prior \(prior.name), and "
        + forecast
    let warning =
      surprise.map {
        "The prior \(prior.name) expects no rate as large (P "
          + ($0.upperTail > 1e-300
            ? "= \(NumberText.significant($0.upperTail, digits: 2))" : "below 1e-300")
          + ") and pulls the estimate down; give a larger first number of --prior-means. "
      } ?? ""
    func sentence(_ words: String) -> String {
      "\(words.prefix(1).uppercased())\(words.dropFirst())."
    }
    guard fit.isMisfit else {
      let seen = sample.counts.sum == 0 ? "No event was seen: \(size)" : size
      return warning + sentence("\(seen); \(fit.verdict)")
    }
    let condition =
      switch fit.dispersion?.outcome {
      case .tooLarge: "Under one rate, which understates the uncertainty, "
      case .tooSmall: "Under one rate, which overstates the scatter of the next count, "
      default: "If one rate is assumed all the same, "
      }
    return "\(sentence(fit.verdict)) \(warning)\(condition)\(size)."
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
      ["95 %, highest density", "(\(set(interval.lower)), \(set(interval.upper)))"],
      [
        "the next count, 95 %",
        "\(NumberText.grouped(next.quantile(0.025))) to \(NumberText.grouped(next.quantile(0.975)))",
      ],
    ]
    if let dispersion = fit.dispersion {
      rows += [
        ["variance / mean (Poisson: 1)", NumberText.fixed(dispersion.observed, decimals: 3)],
        [
          "P(variance / mean at least this far from 1 | Poisson)",
          NumberText.significant(dispersion.probability, digits: 3),
        ],
      ]
    }
    for (check, what) in [
      (fit.trend, "correlation with time"), (fit.memory, "correlation with the next"),
    ] {
      guard let check else { continue }
      rows += [
        [check.statistic, NumberText.fixed(check.observed, decimals: 3)],
        [
          "P(\(what) at least this far from 0 | one rate)",
          NumberText.significant(check.probability, digits: 3),
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
          "P(chi-square at least this large | Poisson)",
          NumberText.significant(classes.upperTail, digits: 3),
        ],
      ]
    }
    return Table(
      title: "A real rate: \(sample.name)", columns: ["quantity", "value"], rows: rows,
      note: fit.dispersion == nil
        ? ""
        : "A probability below \(NumberText.shortest(PoissonFit.level)) is called a misfit, which happens "
          + "to Poisson counts at most once in a hundred sets, all statistics together.")
  }

  private static func figure(
    _ sample: CountSample, _ next: NegativeBinomial,
    _ narrowing: [(intervals: Int, posterior: Gamma)]
  ) -> Figure {
    let numbers = narrowing.dropLast().map { NumberText.grouped($0.intervals) }
    let stages =
      numbers.isEmpty ? "all intervals" : numbers.joined(separator: ", ") + " and all intervals"
    return Figure(
      name: sample == .alphaParticles ? "alpha-particles" : "own-counts",
      caption:
        "Left: how often each count was seen (bars), and what the posterior predicts for as many "
        + "intervals, with the ranges that should hold 95 % of such frequencies. Right: the posterior of the "
        + "rate after \(stages), taken in a random order.",
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
      "\(sample.name.prefix(1).uppercased() + sample.name.dropFirst()): \(NumberText.grouped(sample.counts.sum)) in "
        + (sample.counts.intervals == 1
          ? "1 interval" : "\(NumberText.grouped(sample.counts.intervals)) intervals"),
      x: Axis(
        width == 1 ? "count in an interval" : "count in an interval (classes of \(width))",
        range: Double(low) - 0.7 * Double(width)...Double(high) + 0.7 * Double(width),
        tics: whole(from: low, to: high)),
      y: Axis(
        "intervals", range: Axis.range(from: 0, to: top), tics: whole(from: 0, to: Int(top))),
      key: .topRight,
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

  /// Tics at whole numbers only.
  private static func whole(from low: Int, to high: Int) -> Axis.Tics {
    let step = max(1, Int(RoundNumber.above(Double(high - low) / 7)))
    let first = (low + step - 1) / step * step
    return .labelled(
      stride(from: first, through: max(first, high), by: step).map {
        (Double($0), "\(NumberText.grouped($0))")
      })
  }

  private static func posteriors(_ stages: [(intervals: Int, posterior: Gamma)]) -> Panel {
    let inks: [Ink] = [.vermillion, .green, .blue]
    let range = Axis.range(
      from: stages.map { $0.posterior.quantile(0.0005) }.min() ?? 0,
      to: max(1e-3, stages.map { $0.posterior.upperTailQuantile(0.0005) }.max() ?? 1))
    return Panel(
      "Posterior of the rate",
      x: Axis("rate *λ* (events per interval)", range: range),
      y: Axis("density / its maximum", range: 0...1.35, tics: .every(0.5)), key: .topRight,
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
