import BayesNumerics
import Inference
import Plotting
import RealModule
import Workbook

extension RefinedVariational {
  /// The funnel where it is written, and in coordinates that have no neck.
  static let coordinates = Section<RefinedStudy>(
    "coordinates", "Would other coordinates do more than steps?", seconds: 2
  ) { _, run in
    // Model: x ~ N(0, exp(v)²), or x = r exp(v) with r ~ N(0, 1)
    let draws = run.isQuick ? 10_000 : 40_000
    let budget = run.isQuick ? 200_000 : 1_000_000
    let start = VariationalNormal(mean: [0, 0], standardDeviations: [1, 1])

    // Inference: five steps in the one, none in the other
    let centred = try RefinedTrial.searches(
      [5], on: NarrowFunnel(), from: start, budget: budget, boundDraws: draws,
      using: run.random("centred"))[0]
    let other = try RefinedTrial.searches(
      [0], on: FunnelWithoutNeck(), from: start, budget: budget / 10, boundDraws: draws,
      using: run.random("without neck"))[0]

    // What it shows
    let neck = (
      centred: Self.neck(centred, NarrowFunnel(), run.random("neck")) { $0 },
      other: Self.neck(other, FunnelWithoutNeck(), run.random("neck")) {
        FunnelWithoutNeck.place($0)
      },
      exact: Normal(standardDeviation: NarrowFunnel.spread).cumulative(edge)
    )
    return Findings(
      answer:
        "On the funnel, yes: with r = x/exp(v) a normal without any step is \(NumberText.significant(abs(other.bound.mean), digits: 1)) nats from the log evidence, "
        + "where five learned steps on x and v leave \(NumberText.significant(-centred.bound.mean, digits: 2)).",
      tables: [
        Table(
          title: "The funnel in two sets of coordinates",
          columns: ["coordinates", "T", "slopes", "gap [nats]", "share of v < -2"],
          rows: [
            row("x and v", centred, neck.centred), row("r = x/exp(v) and v", other, neck.other),
            ["exact", "", "", "0", NumberText.fixed(neck.exact, decimals: 3)],
          ])
      ],
      figures: [figure(centred, other, run.random("particles"))],
      claims: [
        Claim(
          "33k", Claim.Source(lecture: "001", slide: "Algorithm 4"),
          "share of v below -2, fitted without steps in coordinates without a neck",
          .shape(
            "a normal is right where the posterior is one",
            measuring: "share of draws over the exact share",
            neck.other / neck.exact, .between(0.8, 1.2), precision: .notCompared,
            falseAlarmRate: 0.001))
      ],
      values: [
        .init("centred.gap", -centred.bound.mean, standardError: centred.bound.standardError),
        .init("neck.centred", neck.centred, standardError: Self.error(neck.centred)),
        .init("neck.other", neck.other, standardError: Self.error(neck.other)),
        .init("neck.exact", neck.exact), .init("budget", budget),
      ])
  }

  /// Where the neck begins.
  private static let edge = -2.0

  private static func neck(
    _ trial: RefinedTrial, _ target: some DifferentiableLogDensity, _ random: RandomSource,
    _ place: ([Double]) -> [Double]
  ) -> Double {
    var random = random
    let draws = trial.fit.approximation.particles(of: target, count: neckDraws, using: &random)
    return Double(draws.count { place($0)[1] < edge }) / Double(draws.count)
  }

  private static let neckDraws = 20_000
  /// Of a share of independent draws.
  private static func error(_ share: Double) -> Double {
    (share * (1 - share) / Double(neckDraws)).squareRoot()
  }

  private static func row(_ name: String, _ trial: RefinedTrial, _ neck: Double) -> [String] {
    [
      name, "\(trial.steps)", NumberText.grouped(trial.fit.gradients),
      NumberText.value(-trial.bound.mean, withError: trial.bound.standardError),
      NumberText.fixed(neck, decimals: 3),
    ]
  }

  private static func figure(
    _ centred: RefinedTrial, _ other: RefinedTrial, _ random: RandomSource
  ) -> Figure {
    let left = Particles(
      centred.fit.approximation, of: NarrowFunnel(), count: 600, using: random.stream("centred"))
    let right = Particles(
      other.fit.approximation, of: FunnelWithoutNeck(), count: 600, using: random.stream("other"),
      map: { FunnelWithoutNeck.place($0) })
    let x = Axis("*x*", range: -8...8, tics: .every(4))
    let v = Axis("*v*", range: -4...4, tics: .every(2))
    return Figure(
      name: "coordinates",
      caption:
        "Five learned steps reach neither the neck nor the wide part of the mouth; in other coordinates the draws fill both. Left: x and v with five "
        + "steps; right: fitted as r and v without a step, shown as x and v. Lines: 95 % of x at each v.",
      layout: .init(columns: 2, width: 1200, height: 700, margins: (105, 35, 50, 90)),
      panels: [
        left.panel(
          "Centred, *T* = 5", name: "centred", x: x, y: v, target: NarrowFunnel.outline("centred")),
        right.panel(
          "Not centred, *T* = 0", name: "other", x: x, y: v, target: NarrowFunnel.outline("other")),
      ])
  }
}
