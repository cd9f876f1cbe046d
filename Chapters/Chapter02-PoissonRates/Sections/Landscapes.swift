import BayesNumerics
import Foundation
import Inference
import Plotting
import Workbook

extension PoissonRates {
  /// The posterior of both rates after 1, 5 and 100 intervals, for both priors.
  static let landscapes = Section<RateStudy>(
    "landscapes", "What do the counts do to the landscape?",
    options: ["simulate", "rates", "intervals", "sensors", "prior-means", "upper", "colours"],
    seconds: 0.4
  ) { study, run in
    // Data: the sums of the counts at each stage
    let stages = study.stages

    // Model: a landscape with uniform priors, and one with exponential priors
    let models = study.models

    // Inference: conjugate, so the posterior is a formula
    let posteriors = stages.map { counts in models.map { $0.posterior(after: counts) } }

    // What it shows
    let last = posteriors[posteriors.count - 1]
    let fits = study.truth == nil ? fit(study) : ""
    return Findings(
      answer:
        "After \(inWords(last[0].intervals)) with \(events(last[0].counts)) events the mode "
        + "lies at \(summit(last[0])) under uniform priors and at \(summit(last[1])) under "
        + "exponential ones. Under flat priors the first process is the faster one with probability "
        + "\(inWords(probability: faster(last[0].counts)))\(fits).",
      tables: [counts(stages), table(posteriors, square: study.square)],
      figures: posteriors.map { figure($0, study.panels) },
      claims: claims(study, posteriors), values: values(study, posteriors))
  }

  /// Whether the reader's own counts scatter as the model says, for each sensor, and the two independently.
  private static func fit(_ study: RateStudy) -> String {
    let record = study.record
    let sensors = [
      (name: "sensor 1", counts: record.first), (name: "sensor 2", counts: record.second),
    ].map { sensor in
      let sample = CountSample(name: sensor.name, counts: sensor.counts)
      return (sensor.name, PoissonFit(of: sample))
    }
    let words = sensors.map { "\($0.0): \($0.1.verdict)" }.joined(separator: "; ")
    let together = CountCorrelation(of: record.first, and: record.second)
    let all = record.counts(after: record.intervals)
    let isSurprised = [
      study.exponential.first.surprise(at: all.first),
      study.exponential.second.surprise(at: all.second),
    ].contains { $0 != nil }
    let warning =
      isSurprised
      ? "; the exponential priors expect no rates as large and pull the mode down, so give larger "
        + "--prior-means" : ""
    return "\(warning); \(words)\(together.verdict.map { "; \($0)" } ?? "")"
  }

  /// P(λ₁ > λ₂ | counts) under one flat prior without an end for both rates.
  static func faster(_ counts: SensorCounts) -> Double {
    // Of two gamma variables of one rate parameter the share λ₁ / (λ₁ + λ₂) is beta distributed
    Beta(a: Double(counts.first.sum) + 1, b: Double(counts.second.sum) + 1).upperTail(0.5)
  }

  /// "0.812", "above 0.999"
  private static func inWords(probability: Double) -> String {
    probability > 0.9995
      ? "above 0.999"
      : probability < 0.0005 ? "below 0.001" : NumberText.fixed(probability, decimals: 3)
  }

  private static func inWords(_ intervals: Int) -> String {
    intervals == 1 ? "1 interval" : "\(NumberText.grouped(intervals)) intervals"
  }

  private static func events(_ counts: SensorCounts) -> String {
    "\(NumberText.grouped(counts.first.sum)) and \(NumberText.grouped(counts.second.sum))"
  }

  /// "(2.997, 0.997)"
  private static func summit(_ posterior: PairPosterior) -> String {
    let (mode, first, second) = (posterior.mode, posterior.first, posterior.second)
    return "(\(NumberText.rate(mode.first, spread: first.standardDeviation)), "
      + "\(NumberText.rate(mode.second, spread: second.standardDeviation)))"
  }

  private static func values(
    _ study: RateStudy, _ posteriors: [[PairPosterior]]
  ) -> [Findings.Value] {
    let square = study.square
    let modes = posteriors.flatMap { stage in
      zip(["uniform", "exponential"], stage).flatMap { name, posterior in
        [
          Findings.Value("\(name).\(posterior.intervals).first", posterior.mode.first),
          .init("\(name).\(posterior.intervals).second", posterior.mode.second),
        ]
      }
    }
    let bets = posteriors.map {
      Findings.Value("faster.\($0[0].intervals)", faster($0[0].counts))
    }
    return modes + bets + [
      .init("inside.flat", mass(study.uniform, posteriors[0][0].counts, below: square)),
      .init("beyond.flat", 1 - mass(study.uniform, posteriors[0][0].counts, below: square)),
      .init("outside.exponential", posteriors[0][1].probability(outside: square)),
    ]
  }

  /// P(λ₁ < end) when the flat prior has no end.
  private static func mass(
    _ model: LandscapeModel, _ counts: SensorCounts, below end: Double
  ) -> Double {
    model.first.untruncated(after: counts.first).cumulative(end)
  }

  private static func counts(_ stages: [SensorCounts]) -> Table {
    Table(
      title: "The counts of both sensors",
      columns: ["intervals N", "events of sensor 1", "events of sensor 2"],
      rows: stages.map {
        [$0.intervals, $0.first.sum, $0.second.sum].map(NumberText.grouped)
      })
  }

  private static func table(_ posteriors: [[PairPosterior]], square: Double) -> Table {
    func row(
      _ intervals: Int, _ name: String, _ rate: any ContinuousDistribution, _ prior: RatePrior
    ) -> [String] {
      let spread = rate.standardDeviation
      func set(_ value: Double) -> String { NumberText.rate(value, spread: spread) }
      func ends(_ interval: CredibleInterval) -> String {
        "(\(set(interval.lower)), \(set(interval.upper)))"
      }
      return [
        NumberText.grouped(intervals), name, prior.name, set(rate.mode ?? rate.mean),
        set(rate.mean), set(spread), ends(.equalTailed(of: rate)), ends(.highestDensity(of: rate)),
      ]
    }
    return Table(
      title: "Posterior of each rate",
      columns: [
        "N", "rate", "prior", "mode", "mean", "sd", "95 %, equal-tailed", "95 %, highest density",
      ],
      rows: posteriors.joined().flatMap {
        [
          row($0.intervals, "λ1", $0.first, $0.model.first),
          row($0.intervals, "λ2", $0.second, $0.model.second),
        ]
      },
      note:
        "A uniform prior ends at \(NumberText.significant(square, digits: 6)), and so does its "
        + "posterior; an exponential prior acts like 1/mean of an interval without events."
    )
  }

  private static func figure(_ posteriors: [PairPosterior], _ panels: LandscapePanels) -> Figure {
    let counts = posteriors[0].counts
    return Figure(
      name: "landscape-\(counts.intervals)",
      caption:
        "The landscape after \(inWords(counts.intervals)) with \(events(counts)) events, for "
        + "uniform priors (left) and exponential "
        + "priors (right), as a map and in space"
        + (panels.truth == nil ? ". Diamond: " : ". Ring: the true rates; diamond: ")
        + "the mode, the most probable pair of rates; lines: the smallest regions that hold 50 % "
        + "(solid) and 95 % (dashed).",
      layout: Figure.Layout(
        columns: 2, width: 1080, height: 1070, margins: (110, 30, 50, 30), gaps: (130, 150)),
      panels: posteriors.map { panels.map($0, title: $0.model.title) }
        + posteriors.map { panels.surface($0) })
  }

  // MARK: Claims

  private static func source(_ intervals: Int) -> Claim.Source {
    Claim.Source(lecture: "003", slide: "We update the posterior: N = \(intervals) data")
  }

  private static func claims(_ study: RateStudy, _ posteriors: [[PairPosterior]]) -> [Claim] {
    let modes = zip(posteriors, [("54a", "54b"), ("54c", "54d"), ("54e", "54f")]).flatMap {
      stage, ids in
      [
        mode(ids.0, "λ1", stage[1], \.first, \.first, stage[1].mode.first),
        mode(ids.1, "λ2", stage[1], \.second, \.second, stage[1].mode.second),
      ]
    }
    let observed = posteriors.map { stage in
      let (counts, mode) = (stage[0].counts, stage[0].mode)
      let n = Double(counts.intervals)
      return max(
        abs(mode.first - Double(counts.first.sum) / n),
        abs(mode.second - Double(counts.second.sum) / n))
    }
    let counts = posteriors[0][0].counts
    return modes + [
      Claim(
        "54g", source(1), "modes under uniform priors",
        .agreement(
          route: "the observed rates s/N", largestDifference: observed.max() ?? .nan,
          below: 1e-14, because: "a few roundings of numbers near 3")),
      Claim(
        "54h", source(1), "P(λ1 < 5) at N = 1 when the flat prior has no end",
        .crossCheck(
          route: "more than 3 events of rate 5",
          expected: moreEvents(than: counts.first.sum, mean: 5),
          computed: mass(study.uniform, counts, below: 5),
          .relative(1e-13, because: "Boost's incomplete gamma function"))),
    ]
  }

  /// The mode in closed form, and by searching the largest prior times likelihood.
  private static func mode(
    _ id: String, _ name: String, _ posterior: PairPosterior,
    _ prior: KeyPath<LandscapeModel, RatePrior>, _ counts: KeyPath<SensorCounts, Counts>,
    _ computed: Double
  ) -> Claim {
    Claim(
      id, source(posterior.intervals),
      "mode of \(name), exponential priors, N = \(posterior.intervals)",
      .crossCheck(
        route: "search for the largest prior times likelihood",
        expected: posterior.model[keyPath: prior].searchedMode(
          after: posterior.counts[keyPath: counts]),
        computed: computed,
        .relative(1e-6, because: "a maximum is found by search to 1e-8 only, as it is flat")))
  }

  /// A rate is below `mean` exactly if the (s + 1)th event of a process of that rate comes within one
  /// interval: 1 - Σ exp(-mean) mean^k / k! over k up to s.
  private static func moreEvents(than sum: Int, mean: Double) -> Double {
    var (term, total) = (exp(-mean), 0.0)
    for k in 0...sum {
      total += term
      term *= mean / Double(k + 1)
    }
    return 1 - total
  }
}
