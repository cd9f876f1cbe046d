import BayesNumerics
import Foundation
import Inference
import Plotting
import Workbook

extension LogicOfInference {
  /// One coin, one or two awakenings, and two questions that sound the same.
  static let sleepingBeauty = Section<LogicStudy>(
    "sleeping-beauty", "What can Sleeping Beauty say when she wakes?",
    options: ["heads", "awakenings"], seconds: 0.1
  ) { study, run in
    // Data: she wakes, and does not know whether she has been woken before
    let experiment = study.beauty

    // Model: two ways to choose the awakening of which one speaks, a table for each
    let perExperiment = try experiment.perExperiment()
    let perAwakening = try experiment.perAwakening()

    // Inference: the tables; the reports that score best; and by doing it
    let readings = try [
      BeautyReading("per experiment", perExperiment, experiment, counts: 1),
      BeautyReading("per awakening", perAwakening, experiment, counts: experiment.awakenings),
    ]
    var random = run.random("experiments")
    let simulation = experiment.simulate(
      experiments: run.isQuick ? 20_000 : 200_000, using: &random)

    // What it shows
    return Findings(
      answer: answer(readings, simulation),
      tables: [
        table(readings, simulation), bets(readings, experiment), past(readings, experiment),
      ],
      figures: [figure(readings, experiment, simulation)],
      claims: claims(readings, experiment, simulation),
      values: values(readings, experiment, simulation))
  }

  private static func answer(_ readings: [BeautyReading], _ simulation: BeautySimulation) -> String
  {
    let number = { (value: Double) in NumberText.significant(value, digits: 3) }
    // Woken once whatever the coin shows, she has nothing to argue about
    let opening =
      abs(readings[0].heads - readings[1].heads) < 1e-12
      ? "Woken once in any case, the same by either count"
      : "That depends on what is counted"
    return "\(opening): the coin shows heads in "
      + "\(number(readings[0].heads)) of all experiments and at \(number(readings[1].heads)) of all "
      + "awakenings (simulated: "
      + "\(NumberText.value(simulation.experiments.share, withError: simulation.experiments.error)) and "
      + "\(NumberText.value(simulation.awakenings.share, withError: simulation.awakenings.error))); "
      + "each is the best report for its own question."
  }

  private static func values(
    _ readings: [BeautyReading], _ experiment: BeautyExperiment, _ simulation: BeautySimulation
  ) -> [Findings.Value] {
    var values: [Findings.Value] = [
      .init("experiments", simulation.count),
      .init(
        "simulated.experiment", simulation.experiments.share,
        standardError: simulation.experiments.error),
      .init(
        "simulated.awakening", simulation.awakenings.share,
        standardError: simulation.awakenings.error),
    ]
    for (name, reading) in zip(["experiment", "awakening"], readings) {
      values += [
        .init("\(name).heads", reading.heads), .init("\(name).first", reading.first),
        .init("\(name).woken-before", 1 - reading.first),
        .init("\(name).heads-if-first", reading.headsIfFirst),
        .init("\(name).best", reading.best),
        .init("\(name).loss-at-half", -experiment.gain(price: 0.5, counts: reading.counts)),
      ]
    }
    return values
  }

  // MARK: Tables

  private static func table(_ readings: [BeautyReading], _ simulation: BeautySimulation) -> Table {
    Table(
      title: "P(heads), by what is counted",
      columns: ["counted", "table", "simulated", "best log score"],
      rows: zip(readings, [simulation.experiments, simulation.awakenings]).map {
        reading, estimate in
        [
          reading.name, NumberText.significant(reading.heads, digits: 4),
          NumberText.value(estimate.share, withError: estimate.error),
          NumberText.significant(reading.best, digits: 4),
        ]
      },
      note: "Simulated: \(NumberText.grouped(simulation.count)) experiments with "
        + "\(NumberText.grouped(simulation.awakeningsInAll)) awakenings. Best log score: the report q that "
        + "loses least, once per experiment or at each awakening.")
  }

  private static func bets(_ readings: [BeautyReading], _ experiment: BeautyExperiment) -> Table {
    let prices = readings.map(\.heads)
    return Table(
      title: "A ticket that pays 1 for heads: mean gain per experiment",
      columns: ["she may buy"] + prices.map { "at \(NumberText.fixed($0, decimals: 3))" },
      rows: readings.map { reading in
        ["one \(reading.name)"]
          + prices.map { price in
            let gain = experiment.gain(price: price, counts: reading.counts)
            // No "-0.0000"
            return NumberText.fixed(abs(gain) < 5e-5 ? 0 : gain, decimals: 4)
          }
      },
      note: "The fair price of a ticket is the probability of its own row above.")
  }

  private static func past(_ readings: [BeautyReading], _ experiment: BeautyExperiment) -> Table {
    let number = { (value: Double) in NumberText.fixed(value, decimals: 4) }
    return Table(
      title: "What she can say of her past on waking",
      columns: ["event"] + readings.map(\.name),
      rows: [
        ["she has been put to sleep", "1", "1"],
        ["the coin fell tails"] + readings.map { number(1 - $0.heads) },
        ["she has been woken before"] + readings.map { number(1 - $0.first) },
        ["tails, if she is told that she was woken before"]
          + readings.map { $0.headsIfLater.map { number(1 - $0) } ?? "cannot happen" },
        ["tails, if she is told that she was not"] + readings.map { number(1 - $0.headsIfFirst) },
      ])
  }

  // MARK: Figure

  private static func figure(
    _ readings: [BeautyReading], _ experiment: BeautyExperiment, _ simulation: BeautySimulation
  ) -> Figure {
    let inks: [Ink] = [.blue, .vermillion]
    return Figure(
      name: "sleeping-beauty",
      caption: "Two questions, two right answers. Left: the mean log score of a report q of heads, "
        + "scored once in each experiment (solid) or at each awakening (dashed); each is largest at the "
        + "answer to its own question (dots). Right: the share of heads settles at these two numbers, "
        + "counted over experiments and over awakenings.",
      layout: Figure.Layout(
        columns: 2, width: 1200, height: 560, margins: (105, 40, 50, 85), gaps: (130, 0)),
      panels: [
        scores(readings, experiment, inks), shares(readings, simulation, inks),
      ])
  }

  private static func scores(
    _ readings: [BeautyReading], _ experiment: BeautyExperiment, _ inks: [Ink]
  ) -> Panel {
    let q = [Double].evenlySpaced(from: 0.02, to: 0.98, count: 193)
    let curves = readings.map { reading in
      q.map { experiment.meanLogScore(of: $0, counts: reading.counts) }
    }
    let tops = readings.map { experiment.meanLogScore(of: $0.heads, counts: $0.counts) }
    let low = (tops.min() ?? 0) - 0.9
    var layers: [Layer] = []
    for (place, reading) in readings.enumerated() {
      let name = ["experiment", "awakening"][place]
      layers += [
        .line(name, x: q, y: curves[place], Stroke(inks[place])),
        .points("best_\(name)", x: [reading.heads], y: [tops[place]], inks[place], size: 1.4),
        .label(
          "\(reading.name): \(NumberText.fixed(reading.heads, decimals: 2))",
          x: .panel(0.3), y: .panel(place == 0 ? 0.16 : 0.07), inks[place]),
      ]
    }
    return Panel(
      x: Axis("reported probability of heads, *q*", range: 0...1, tics: .every(0.25)),
      y: Axis("mean log score", range: low...((tops.max() ?? 0) + 0.1), tics: .every(0.25)),
      layers: layers)
  }

  private static func shares(
    _ readings: [BeautyReading], _ simulation: BeautySimulation, _ inks: [Ink]
  ) -> Panel {
    let x = simulation.history.map { Double($0.experiments) }
    return Panel(
      x: Axis(
        "experiments", range: 1...Double(simulation.count), scale: .logarithmic,
        tics: .labelled(
          [1, 100, 10_000, 1_000_000].map { (Double($0), "\(NumberText.grouped($0))") })),
      y: Axis("share of heads", range: 0...1, tics: .every(0.25)),
      layers: [
        .horizontalLine(at: readings[0].heads, Stroke(.grey, width: 1.5, dash: .dashed)),
        .horizontalLine(at: readings[1].heads, Stroke(.grey, width: 1.5, dash: .dashed)),
        .line("experiments", x: x, y: simulation.history.map(\.perExperiment), Stroke(inks[0])),
        .line("awakenings", x: x, y: simulation.history.map(\.perAwakening), Stroke(inks[1])),
        .label(
          "of experiments", x: .panel(0.97), y: .data(readings[0].heads), inks[0], anchor: .right,
          offset: (0, 0.9)),
        .label(
          "of awakenings", x: .panel(0.97), y: .data(readings[1].heads), inks[1], anchor: .right,
          offset: (0, -0.9)),
      ])
  }

  // MARK: Claims

  private static func claims(
    _ readings: [BeautyReading], _ experiment: BeautyExperiment, _ simulation: BeautySimulation
  ) -> [Claim] {
    let source = Claim.Source(lecture: "000", slide: "Mini Review Bayesian statistics")
    let flat = "a maximum is known to half the digits of its height"
    return [
      Claim(
        "6p", source, "share of heads among experiments",
        .crossCheck(
          route: "the table", expected: readings[0].heads, computed: simulation.experiments.share,
          .monteCarlo(standardError: simulation.experiments.error))),
      Claim(
        "6q", source, "share of heads among awakenings",
        .crossCheck(
          route: "the table", expected: readings[1].heads, computed: simulation.awakenings.share,
          .monteCarlo(standardError: simulation.awakenings.error))),
      Claim(
        "6r", source, "report that scores best once in each experiment",
        .crossCheck(
          route: "the table", expected: readings[0].heads, computed: readings[0].best,
          .absolute(1e-6, because: flat))),
      Claim(
        "6s", source, "report that scores best at each awakening",
        .crossCheck(
          route: "the table", expected: readings[1].heads, computed: readings[1].best,
          .absolute(1e-6, because: flat))),
      Claim(
        "6t", source, "P(first awakening), an awakening drawn from a drawn experiment",
        .crossCheck(
          route: "the table", expected: readings[0].first, computed: simulation.firstDrawn.share,
          .monteCarlo(standardError: simulation.firstDrawn.error))),
    ]
  }
}

// MARK: The experiment

/// Sleeping Beauty is woken once if a coin shows heads, and several times if it shows tails; each time she
/// forgets.
///
/// Lecture 000 names the problem. It is due to A. Elga (2000), "Self-locating belief and the Sleeping
/// Beauty problem", Analysis 60, 143.
struct BeautyExperiment: Sendable {
  /// P(heads)
  let heads: Double
  /// How often she is woken if the coin shows tails; 2 in the usual story.
  let awakenings: Int

  private var coin: DiscreteVariable { DiscreteVariable("coin", values: ["heads", "tails"]) }
  private var day: DiscreteVariable {
    DiscreteVariable("day", values: (1...awakenings).map(String.init))
  }

  /// Coin and day where an experiment is drawn, and then one of its awakenings.
  // snippet: per-experiment
  func perExperiment() throws -> JointTable {
    let ifHeads = (1...awakenings).map { $0 == 1 ? 1.0 : 0 }
    let ifTails = [Double](repeating: 1 / Double(awakenings), count: awakenings)
    return try BayesianNetwork([
      .init(coin, rows: [[heads, 1 - heads]]),
      .init(day, parents: ["coin"], rows: [ifHeads, ifTails]),
    ]).joint
  }
  // end snippet

  /// Coin and day where one is drawn from all awakenings of many experiments.
  // snippet: per-awakening
  func perAwakening() throws -> JointTable {
    let afterHeads = (1...awakenings).map { $0 == 1 ? heads : 0 }
    let afterTails = [Double](repeating: 1 - heads, count: awakenings)
    return try JointTable([coin, day], counts: afterHeads + afterTails)
  }
  // end snippet

  /// Of the report q, scored this often after tails (once in each experiment, or at each awakening).
  func meanLogScore(of q: Double, counts: Int) -> Double {
    let tails = (1 - heads) * Double(counts)
    return (heads * log(q) + tails * log(1 - q)) / (heads + tails)
  }

  /// Of a ticket that pays 1 for heads, bought at this price as often as is counted after tails.
  func gain(price: Double, counts: Int) -> Double {
    heads * (1 - price) - (1 - heads) * Double(counts) * price
  }

  /// Flips the coin and wakes her, again and again.
  func simulate(experiments: Int, using random: inout RandomSource) -> BeautySimulation {
    var simulation = BeautySimulation(awakenings: awakenings)
    // snippet: simulation
    for _ in 0..<experiments {
      let isHeads = random.uniform() < heads
      let times = isHeads ? 1 : awakenings
      let drawn = Int.random(in: 1...times, using: &random)
      simulation.count(isHeads: isHeads, isFirstDrawn: drawn == 1)
    }
    // end snippet
    return simulation
  }
}

/// What one way of counting says.
struct BeautyReading: Sendable {
  let name: String
  /// P(heads)
  let heads: Double
  /// P(this is the first awakening)
  let first: Double
  /// P(heads | this is the first)
  let headsIfFirst: Double
  /// P(heads | she was woken before); nil where that cannot happen.
  let headsIfLater: Double?
  /// Reports that are scored after tails.
  let counts: Int
  /// The report with the best mean log score.
  let best: Double

  init(_ name: String, _ table: JointTable, _ experiment: BeautyExperiment, counts: Int) throws {
    self.name = name
    self.counts = counts
    heads = table.probability(of: ["coin": "heads"])
    first = table.probability(of: ["day": "1"])
    headsIfFirst = try table.probability(of: ["coin": "heads"], given: ["day": "1"])
    let headsAndFirst = table.probability(of: ["coin": "heads", "day": "1"])
    headsIfLater = first < 1 ? (heads - headsAndFirst) / (1 - first) : nil
    best = goldenSectionMaximum(
      of: { experiment.meanLogScore(of: $0, counts: counts) }, over: 1e-6...(1 - 1e-6))
  }
}

/// What was counted while she was woken.
struct BeautySimulation: Sendable {
  /// After tails.
  let times: Int
  private(set) var count = 0
  private var heads = 0
  private var first = 0
  /// The shares of heads along the way, about twenty times for each power of ten.
  private(set) var history: [(experiments: Int, perExperiment: Double, perAwakening: Double)] = []

  init(awakenings: Int) { times = awakenings }

  mutating func count(isHeads: Bool, isFirstDrawn: Bool) {
    count += 1
    heads += isHeads ? 1 : 0
    first += isFirstDrawn ? 1 : 0
    if count <= 10 || Double(count) >= 1.12 * Double(history.last?.experiments ?? 0) {
      history.append(
        (
          count, Double(heads) / Double(count), Double(heads) / Double(awakeningsInAll)
        ))
    }
  }

  /// A share and its standard error.
  struct Estimate: Sendable {
    let share: Double
    let error: Double
  }

  var awakeningsInAll: Int { heads + times * (count - heads) }

  /// Heads among experiments, which are independent: √(s (1 - s) / N).
  var experiments: Estimate { estimate(heads) }

  /// Heads among awakenings. Those of one experiment belong together, so its error is that of the share s
  /// among experiments, times the slope n / (s + n (1 - s))² of s / (s + n (1 - s)).
  var awakenings: Estimate {
    let s = experiments
    let n = Double(times)
    let mean = s.share + n * (1 - s.share)
    return Estimate(share: s.share / mean, error: s.error * n / (mean * mean))
  }

  /// The first awakening, among one drawn from each experiment.
  var firstDrawn: Estimate { estimate(first) }

  private func estimate(_ successes: Int) -> Estimate {
    // By Laplace's rule, so that an error exists where all or none succeeded
    let share = (Double(successes) + 1) / (Double(count) + 2)
    return Estimate(share: share, error: (share * (1 - share) / (Double(count) + 2)).squareRoot())
  }
}
