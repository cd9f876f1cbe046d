import BayesNumerics
import Inference
import Networks
import Plotting
import Workbook

extension ShallowNetworkChapter {
  /// Forty sets of points from one curve, each with its own fit: how many intervals hold the truth.
  static let coverage = Section<NetworkStudy>(
    "coverage", "How often does an interval miss?", options: [], seconds: 3
  ) { study, run in
    // Data: the rotation curve again and again, each time with other noise
    let sets = (0..<(run.isQuick ? 20 : 40)).map { index in
      SimulatedSets.rotation(using: run.random("points").stream(index))
    }

    // Model: three hidden units, the chapter's prior
    var plan = NetworkPlan(
      nodes: 3, lengths: ChainLengths(warmUp: 1000, draws: 250, thinning: 10))
    plan.places = [-1.3, 0, 1.3]
    plan.hasDispersedStarts = false

    // Inference: a short fit of each
    var fits: [NetworkFit] = []
    for (index, set) in sets.enumerated() {
      fits.append(
        try await fitNetwork(set, plan, using: run.random("chains").stream(index)))
      run.reporting("forty fits")(Double(index + 1) / Double(sets.count))
    }

    // What it shows
    let truths = plan.places?.map(SimulatedSets.velocity) ?? []
    let leagues = zip(
      [LabelFree.first, .middle, .last, .noise], truths + [SimulatedSets.rotationNoise]
    )
    .map { quantity, truth in
      IntervalLeague(truth: truth, rows: fits.map { $0.row(quantity) })
    }
    let (middle, noise) = (leagues[1], leagues[3])
    return Findings(
      answer: answer(middle, noise),
      tables: [table(leagues)], figures: [figure(middle)], claims: claims(middle),
      values: [
        .init("sets", sets.count),
        // An interval whose edge is at the truth may fall on its other side with the last digits
        .init("hits.middle", Double(middle.hits), standardError: 0.5),
        .init("hits.noise", Double(noise.hits), standardError: 0.5),
      ])
  }

  private static func answer(_ middle: IntervalLeague, _ noise: IntervalLeague) -> String {
    let count = middle.rows.count
    let isFair = middle.expected.contains(middle.hits)
    let ofNoise =
      noise.hits < noise.expected.lowerBound
      ? " For σ only \(noise.hits) do: the prior, through S, expects more noise than there is, and pulls "
        + "every interval upwards."
      : ""
    return (isFair ? "About once in ten" : "Not once in ten")
      + ": of \(count) intervals of 90 % for f(0), each from other noise, \(middle.hits) hold the true "
      + "\(NumberText.significant(middle.truth, digits: 3)), where \(middle.expected.lowerBound) to "
      + "\(middle.expected.upperBound) are expected.\(ofNoise)"
  }

  private static func table(_ leagues: [IntervalLeague]) -> Table {
    Table(
      title: "Intervals of 90 % against the truth, \(leagues[0].rows.count) sets of points",
      columns: ["quantity", "truth", "hold it", "expected, 99 %"],
      rows: zip(["f(-1.3)", "f(0)", "f(1.3)", "σ, noise"], leagues).map { name, league in
        [
          name, NumberText.significant(league.truth, digits: 4),
          "\(league.hits) of \(league.rows.count)",
          "\(league.expected.lowerBound) to \(league.expected.upperBound)",
        ]
      },
      note:
        "Expected is the central 99 % of a binomial count with probability 0.9. The true curve and its "
        + "noise are fixed and no draws of the prior, so that even a right posterior need not hold them in "
        + "exactly 90 %: the prior expects more noise than 20, and intervals of σ lean upwards.")
  }

  private static func figure(_ league: IntervalLeague) -> Figure {
    let count = league.rows.count
    let places = (1...count).map(Double.init)
    func column(_ value: (Summary.Row) -> Double) -> [Double] { league.rows.map(value) }
    let shortChains = Agreement.notCompared(
      because: "an edge near the truth may fall on its other side with the last digits of a chain")
    func bars(_ name: String, _ ink: Ink, _ marker: Marker, title: Text, isHit: Bool) -> Layer {
      let shown = places.indices.filter { league.holds(league.rows[$0]) == isHit }
      return .errorBars(
        name, x: shown.map { places[$0] }, y: shown.map { league.rows[$0].mean },
        lower: shown.map { league.rows[$0].quantiles[0] },
        upper: shown.map { league.rows[$0].quantiles[2] }, ink, marker: marker,
        agreement: shortChains, title: title)
    }
    let range = RoundNumber.range(
      around: Axis.range(fitting: column { $0.quantiles[0] } + column { $0.quantiles[2] }))
    return Figure(
      name: "coverage",
      caption:
        "An interval of 90 % misses about once in ten, and nothing in the set itself says which one. Each "
        + "bar is the posterior of f(0) from other noise about the same curve: central 90 % and mean. "
        + "Dotted: the true value. Triangles miss it.",
      layout: Figure.Layout(columns: 1, width: 1280, height: 680, margins: (105, 35, 30, 130)),
      panels: [
        Panel(
          "", x: Axis("set of points", range: 0...(Double(count) + 1), tics: .every(5)),
          y: Axis("*f*(0) [km/s]", range: range), key: .below,
          layers: [
            bars("hits", .blue, .circle, title: "holds the truth", isHit: true),
            bars("misses", .vermillion, .triangle, title: "misses it", isHit: false),
            .line(
              "truth", x: [0, Double(count) + 1], y: [league.truth, league.truth],
              Stroke(.black, width: 2.5, dash: .dotted), title: "truth"),
          ])
      ])
  }

  private static func claims(_ league: IntervalLeague) -> [Claim] {
    [
      Claim(
        "23c", Claim.Source(lecture: "001", slide: "Uncertainty in predictions, explainability"),
        "intervals of 90 % for f(0) that hold the simulated truth",
        .shape(
          "the posterior states how uncertain f is", measuring: "share of the intervals",
          Double(league.hits) / Double(league.rows.count),
          .between(
            Double(league.allowed.lowerBound) / Double(league.rows.count),
            Double(league.allowed.upperBound) / Double(league.rows.count)),
          precision: .notCompared,
          // The central 99.9 % of the count of a calibrated interval; twice that, for the true curve is no
          // draw of the prior
          falseAlarmRate: 0.002))
    ]
  }
}

/// Intervals of one quantity from many sets of points, against its one true value.
private struct IntervalLeague: Sendable {
  let truth: Double
  /// Mean and central 90 % of each fit.
  let rows: [Summary.Row]

  func holds(_ row: Summary.Row) -> Bool {
    row.quantiles[0] <= truth && truth <= row.quantiles[2]
  }
  var hits: Int { rows.count(where: holds) }

  /// The central 99 % of the number that hold it, of independent intervals that do so nine times in ten.
  var expected: ClosedRange<Int> { central(0.99) }
  /// The central 99.9 %.
  var allowed: ClosedRange<Int> { central(0.999) }

  private func central(_ share: Double) -> ClosedRange<Int> {
    let count = Binomial(trials: rows.count, probability: 0.9)
    return count.quantile((1 - share) / 2)...count.quantile((1 + share) / 2)
  }
}
