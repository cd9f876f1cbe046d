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

    // Inference: searches with growing budgets, several of each as a search is a draw, too
    let budgets =
      run.isQuick ? [6_000, 24_000, 96_000] : [6_000, 24_000, 96_000, 384_000, 768_000]
    var funnel: [CostRow] = []
    for budget in budgets {
      let random = run.random("funnel \(budget)")
      let searches = try (0..<CostRow.searches).map { search in
        try RefinedTrial.searches(
          lengths, on: NarrowFunnel(),
          from: VariationalNormal(mean: [0, 0], standardDeviations: [1, 1]), budget: budget,
          boundDraws: run.isQuick ? 4_000 : 10_000, using: random.stream(search))
      }
      funnel.append(CostRow(budget: budget, searches: searches))
      run.reporting("cost")(0.5 * Double(funnel.count) / Double(budgets.count))
    }

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
    let one = RefinedTrial.gain(from: nets[0], to: nets[1])
    // From here on every search with one step ends above every one with none, at this budget and at all larger ones
    let firstWorth = budgets.indices.first { first in
      funnel[first...].allSatisfy { $0.highestGap(1) < $0.lowestGap(0) }
    }
    let worth =
      firstWorth.map {
        "from a budget of \(NumberText.grouped(budgets[$0])) slopes on every search with one step ends above all without"
      } ?? "at no budget here do all searches with one step end above those without"
    return Findings(
      answer:
        "When the mean field has converged and its gap still matters: on the funnel \(worth), and no independent normals have a gap "
        + "below \(NumberText.fixed(NarrowFunnel.meanFieldGap, decimals: 2)) nats, however long they are sought. On the net of chapter 5 five "
        + "steps gain \(NumberText.value(gain.value, withError: gain.error)) nats over the mean field, at "
        + "\(NumberText.grouped(nets[2].fit.gradients)) slopes after its \(NumberText.grouped(meanField.gradients)).",
      tables: [table(funnel), netTable(meanField, nets)],
      figures: [figure(funnel)],
      claims: claims(funnel, nets),
      values: [
        .init("worth", firstWorth.map { Double(budgets[$0]) } ?? .nan),
        .init("searches", CostRow.searches),
        .init("plain.gap", NarrowFunnel.meanFieldGap),
        .init("one.gap", most.median(1), standardError: most.error(1)),
        .init("five.gap", most.median(2), standardError: most.error(2)),
        .init("net.gain", gain.value, standardError: gain.error),
        .init("net.one", one.value, standardError: one.error),
        .init("most", budgets[budgets.count - 1]), .init("net.dimension", net.target.dimension),
        .init("net.slopes", nets[2].fit.gradients),
      ])
  }

  private static func table(_ rows: [CostRow]) -> Table {
    func gaps(_ row: CostRow, _ index: Int) -> String {
      "\(NumberText.fixed(row.median(index), decimals: 3)) (\(NumberText.fixed(row.lowestGap(index), decimals: 2)) to \(NumberText.fixed(row.highestGap(index), decimals: 2)))"
    }
    return Table(
      title: "The funnel: gap below the log evidence [nats], and milliseconds of a processor",
      columns: ["slopes", "T = 0", "T = 1", "T = 5", "ms, T = 0", "ms, T = 1", "ms, T = 5"],
      rows: rows.map { row in
        [NumberText.grouped(row.budget)] + (0..<3).map { gaps(row, $0) }
          + (0..<3).map { NumberText.significant(1000 * row.medianSeconds($0), digits: 2) }
      },
      note:
        "Median and range of \(CostRow.searches) searches, each with the whole budget, and the median of their times on this machine. The standard error of each bound is "
        + "\(NumberText.significant(rows.map { $0.largestError }.max() ?? .nan, digits: 1)) nats at most. A longer path has fewer draws to make and fewer moves for the same number of "
        + "slopes, so that equal slopes are about equal time.")
  }

  private static func netTable(_ meanField: DeterministicADVI.Fit, _ nets: [RefinedTrial]) -> Table
  {
    Table(
      title: "The net of chapter 5, from the mean field that the search found",
      columns: ["search", "slopes", "bound [nats]", "gain over T = 0 [nats]"],
      rows: [
        [
          "mean field, fixed draws", NumberText.grouped(meanField.gradients),
          NumberText.value(meanField.bound.mean, withError: meanField.bound.standardError), "",
        ]
      ]
        + nets.map { trial in
          let gain = RefinedTrial.gain(from: nets[0], to: trial)
          return [
            "T = \(trial.steps)", NumberText.grouped(trial.fit.gradients),
            NumberText.value(trial.bound.mean, withError: trial.bound.standardError),
            trial.steps > 0
              ? NumberText.value(gain.value, withError: gain.error) : "—",
          ]
        })
  }

  private static func figure(_ rows: [CostRow]) -> Figure {
    let inks: [Ink] = [.vermillion, .green, .blue]
    let gaps = 0.3...1.2
    let agreement = Agreement.notCompared(
      because: "ends of random searches, and time on one machine")
    func lines(_ name: String, _ place: (CostRow, Int) -> Double) -> [Layer] {
      zip(0..<3, inks).flatMap { index, ink -> [Layer] in
        let x = rows.map { place($0, index) }
        return [
          .band(
            "\(name)_range_\(index)", x: x,
            lower: rows.map { max(gaps.lowerBound, $0.lowestGap(index)) },
            upper: rows.map { min(gaps.upperBound, $0.highestGap(index)) }, ink, opacity: 0.25,
            agreement: agreement),
          .line(
            "\(name)_\(index)", x: x, y: rows.map { min(gaps.upperBound, $0.median(index)) },
            Stroke(ink), agreement: agreement, title: "*T* = \(rows[0].searches[0][index].steps)"),
        ]
      }
    }
    let times = 0.0002...0.2
    let bestMeanField = Layer.horizontalLine(
      at: NarrowFunnel.meanFieldGap, Stroke(.black, width: 2, dash: .dotted))
    let y = Axis(
      "gap below log evidence [nats]", range: gaps, scale: .logarithmic,
      tics: .labelled([(0.3, "0.3"), (0.5, "0.5"), (0.7, "0.7"), (1, "1")]))
    return Figure(
      name: "cost",
      caption:
        "A mean field is soon at its best, and stays there; longer paths need more slopes, and with enough of them have a smaller gap. Lines: median of five searches; bands: their range; dotted: the best of all mean fields, which searches come to within the Monte Carlo error of their bounds. The funnel's gap after searches with "
        + "growing budgets: left against slopes of the model, right against time.",
      layout: .init(columns: 2, width: 1200, height: 560),
      panels: [
        Panel(
          "Equal slopes",
          x: Axis.decades("slopes", around: rows.map { Double($0.budget) }, room: 1.5),
          y: y, key: .topRight,
          layers: lines("slopes") { row, _ in Double(row.budget) } + [
            bestMeanField,
            .label(
              "best mean field (dotted)", x: .panel(0.4), y: .data(0.71)),
          ]),
        Panel(
          "Equal time",
          x: Axis(
            "processor time [s]", range: times, scale: .logarithmic, tics: .decades(in: times)),
          y: y, key: .topRight, layers: lines("seconds") { $0.medianSeconds($1) } + [bestMeanField]),
      ])
  }

  private static func claims(_ funnel: [CostRow], _ nets: [RefinedTrial]) -> [Claim] {
    let source = Claim.Source(lecture: "001", slide: "Algorithm 4")
    let most = funnel[funnel.count - 1]
    let gain = RefinedTrial.gain(from: nets[0], to: nets[2])
    return [
      Claim(
        "33l", source,
        "one step on the funnel against the best of all mean fields, in closed form",
        .shape(
          "VIS improves on variational inference at equal time",
          measuring:
            "nats by which the worst of five searches is above the best mean field's bound",
          NarrowFunnel.meanFieldGap - most.highestGap(1), .above(0.05), precision: .notCompared,
          falseAlarmRate: 0.001)),
      Claim(
        "33m", source, "gain of five steps over none on the net of chapter 5",
        .shape(
          "VIS improves on variational inference for networks",
          measuring: "nats, less two standard errors", gain.value - 2 * gain.error, .above(0),
          precision: .notCompared, falseAlarmRate: 0.02)),
    ]
  }
}

/// Several searches with none, one and five steps, all with the same budget.
struct CostRow: Sendable {
  let budget: Int
  /// Of each search T = 0, 1, 5.
  let searches: [[RefinedTrial]]

  static let searches = 5

  /// Of the funnel, whose log evidence is 0: from the smallest to the largest.
  private func gaps(_ index: Int) -> [Double] { searches.map { -$0[index].bound.mean }.sorted() }

  func median(_ index: Int) -> Double { gaps(index)[searches.count / 2] }
  func lowestGap(_ index: Int) -> Double { gaps(index)[0] }
  func highestGap(_ index: Int) -> Double { gaps(index)[searches.count - 1] }

  /// Standard error of the median of normal numbers, from their spread.
  func error(_ index: Int) -> Double {
    (.pi / 2 / Double(searches.count)).squareRoot() * sampleStandardDeviation(gaps(index))
  }

  func medianSeconds(_ index: Int) -> Double {
    searches.map { $0[index].seconds }.sorted()[searches.count / 2]
  }

  /// Of a bound of these searches, from its draws.
  var largestError: Double { searches.joined().map(\.bound.standardError).max() ?? .nan }
}
