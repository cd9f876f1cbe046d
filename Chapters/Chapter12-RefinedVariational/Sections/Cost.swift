import BayesNumerics
import Inference
import Networks
import Plotting
import RealModule
import Workbook

extension RefinedVariational {
  /// Bounds with equal budgets of slopes, and in equal time.
  static let cost = Section<RefinedStudy>(
    "cost", "When is a refined fit worth its price?", seconds: 9
  ) { _, run in
    // Model: the funnel, and the net of chapter 5
    let net = try NetProblem(using: run.random("net"))
    let lengths = [0, 1, 5]

    // Inference: searches with growing budgets
    let budgets =
      run.isQuick ? [6_000, 24_000, 96_000] : [6_000, 24_000, 96_000, 384_000, 1_536_000]
    var funnel: [[RefinedTrial]] = []
    for budget in budgets {
      funnel.append(
        try RefinedTrial.searches(
          lengths, on: NarrowFunnel(),
          from: VariationalNormal(mean: [0, 0], standardDeviations: [1, 1]), budget: budget,
          boundDraws: run.isQuick ? 10_000 : 40_000, using: run.random("funnel \(budget)")))
    }
    run.reporting("cost")(0.5)

    // The net: from the best mean field that a search on fixed draws finds
    var random = run.random("net's mean field")
    let meanField = try DeterministicADVI().fit(net.target, from: net.start, using: &random)
    let nets = try RefinedTrial.searches(
      lengths, on: net.target, from: meanField.approximation,
      budget: run.isQuick ? 60_000 : 500_000, boundDraws: run.isQuick ? 4_000 : 20_000,
      using: run.random("net's steps"))

    // What it shows
    let most = funnel[funnel.count - 1]
    let gain = RefinedTrial.gain(from: nets[0], to: nets[2])
    let firstWorth = budgets.indices.first {
      RefinedTrial.gain(from: funnel[$0][0], to: funnel[$0][1]).value > 0
    }
    return Findings(
      answer:
        "When the mean field has come to its end and its gap still matters: on the funnel one step is first ahead, in single searches, at a budget of "
        + "\(firstWorth.map { NumberText.grouped(budgets[$0]) } ?? "more than all") slopes, and the mean field's gap stays at "
        + "\(NumberText.fixed(-most[0].bound.mean, decimals: 2)) nats however long it is given. On the net of chapter 5 five "
        + "steps gain \(NumberText.fixed(gain.value, decimals: 1)) nats over the mean field, at "
        + "\(NumberText.grouped(nets[2].fit.gradients)) slopes after its \(NumberText.grouped(meanField.gradients)).",
      tables: [table(budgets, funnel), netTable(meanField, nets)],
      figures: [figure(budgets, funnel)],
      claims: claims(funnel, nets),
      values: [
        .init("worth", firstWorth.map { Double(budgets[$0]) } ?? .nan, standardError: 30_000),
        .init("plain.gap", -most[0].bound.mean, standardError: 0.02),
        .init("five.gap", -most[2].bound.mean, standardError: 0.03),
        .init("net.gain", gain.value, standardError: 0.5),
        .init("net.one", RefinedTrial.gain(from: nets[0], to: nets[1]).value, standardError: 0.5),
        .init("net.dimension", net.target.dimension),
        .init("net.slopes", Double(nets[2].fit.gradients), standardError: 0.1),
      ])
  }

  private static func table(_ budgets: [Int], _ funnel: [[RefinedTrial]]) -> Table {
    Table(
      title: "The funnel: gap below the log evidence [nats], and milliseconds of a processor",
      columns: ["slopes", "T = 0", "T = 1", "T = 5", "ms, T = 0", "ms, T = 1", "ms, T = 5"],
      rows: zip(budgets, funnel).map { budget, trials in
        [NumberText.grouped(budget)]
          + trials.map { NumberText.fixed(-$0.bound.mean, decimals: 3) }
          + trials.map { NumberText.significant(1000 * $0.seconds, digits: 2) }
      },
      note:
        "Each cell is a search of its own, with the whole budget. A longer path has fewer draws to make and fewer moves for the same number of "
        + "slopes, so that equal slopes are about equal time.")
  }

  private static func netTable(_ meanField: DeterministicADVI.Fit, _ nets: [RefinedTrial]) -> Table
  {
    Table(
      title: "The net of chapter 5, from the mean field that the search found",
      columns: ["search", "slopes", "bound [nats]", "gain [nats]"],
      rows: [
        [
          "mean field, fixed draws", NumberText.grouped(meanField.gradients),
          NumberText.value(meanField.bound.mean, withError: meanField.bound.standardError), "",
        ]
      ]
        + nets.map { trial in
          let gain = trial.bound.mean - meanField.bound.mean
          return [
            "T = \(trial.steps)", NumberText.grouped(trial.fit.gradients),
            NumberText.value(trial.bound.mean, withError: trial.bound.standardError),
            trial.steps > 0
              ? NumberText.fixed(gain, decimals: 1) : "—",
          ]
        })
  }

  private static func figure(_ budgets: [Int], _ funnel: [[RefinedTrial]]) -> Figure {
    let inks: [Ink] = [.vermillion, .blue, .green]
    let gaps = 0.3...1.2
    func lines(_ name: String, _ place: (RefinedTrial) -> Double) -> [Layer] {
      zip(0..<3, inks).map { index, ink in
        .line(
          "\(name)_\(index)", x: funnel.map { place($0[index]) },
          y: funnel.map { -$0[index].bound.mean }, Stroke(ink),
          agreement: .notCompared(because: "ends of random searches, and time on one machine"),
          title: "*T* = \(funnel[0][index].steps)")
      }
    }
    let times = 0.0001...1.0
    let y = Axis(
      "gap below log evidence [nats]", range: gaps, scale: .logarithmic,
      tics: .labelled([(0.3, "0.3"), (0.5, "0.5"), (0.7, "0.7"), (1, "1")]))
    return Figure(
      name: "cost",
      caption:
        "A mean field is soon at its best, and stays there; longer paths need more slopes, and with enough of them have a smaller gap. Each point is one search. The funnel's gap after searches with "
        + "growing budgets: left against slopes of the model, right against time.",
      layout: .init(columns: 2, width: 1200, height: 560),
      panels: [
        Panel(
          "Equal slopes", x: Axis.decades("slopes", around: budgets.map(Double.init), room: 1.5),
          y: y, key: .topRight, layers: lines("slopes") { Double($0.fit.gradients) }),
        Panel(
          "Equal time",
          x: Axis(
            "processor time [s]", range: times, scale: .logarithmic, tics: .decades(in: times)),
          y: y, key: .topRight, layers: lines("seconds", \.seconds)),
      ])
  }

  private static func claims(_ funnel: [[RefinedTrial]], _ nets: [RefinedTrial]) -> [Claim] {
    let source = Claim.Source(lecture: "001", slide: "Algorithm 4")
    let most = funnel[funnel.count - 1]
    // The best mean field of all, however long it was sought, against one step
    let bestPlain = funnel.map { $0[0].bound.mean }.max() ?? .nan
    let one = most[1].bound.mean - bestPlain
    return [
      Claim(
        "33l", source,
        "one step on the funnel against every mean field, however long it was sought",
        .shape(
          "VIS improves on variational inference at equal time",
          measuring: "nats above the best bound of T = 0", one, .above(0.05),
          precision: .notCompared, falseAlarmRate: 0.001)),
      Claim(
        "33m", source, "gain of five steps over none on the net of chapter 5",
        .shape(
          "VIS improves on variational inference for networks", measuring: "nats",
          nets[2].bound.mean - nets[0].bound.mean, .above(0.2), precision: .notCompared,
          falseAlarmRate: 0.02)),
    ]
  }
}
