import BayesNumerics
import Inference
import Plotting
import RealModule
import Workbook

extension EveryMethod {
  /// Every method, fifty seeds, several budgets: what is off, what it cost, and who noticed.
  static let league = Section<EveryMethodStudy>(
    "league", "Which method gives most for its evaluations?",
    options: EveryMethodSettings.ofModel + ["methods"], seconds: 5
  ) { study, run in
    // Model
    let sheet = ScoreSheet(study.exact, edge: study.edge)

    // Inference: every method from every seed
    let seeds = run.isQuick ? 8 : 50
    let budgets = run.isQuick ? [1000, 10_000] : [300, 1000, 3000, 10_000]
    let runs = await MethodRuns.all(
      study.methods, on: study.exact.posterior, sheet: sheet, budgets: budgets, seeds: seeds,
      using: run.random("league"))
    let last = runs.filter { $0.budget == budgets[budgets.count - 1] }

    // What it shows
    return Findings(
      answer: answer(last, sheet),
      tables: [
        errors(last, sheet, above: study.aboveEdge), warnings(last, sheet, above: study.aboveEdge),
      ],
      figures: figures(runs), claims: claims(last, sheet), values: values(last, sheet))
  }

  private static func answer(_ runs: [MethodRuns], _ sheet: ScoreSheet) -> String {
    let ranked = runs.sorted { $0.typicalDistance < $1.typicalDistance }
    let best = ranked.prefix(3).map(\.method.title).joined(separator: "; ")
    let silent = runs.map { run in
      (run, run.scores.count { sheet.isFarOff($0) && $0.warning == nil })
    }.filter { Double($1) > 0.1 * Double($0.scores.count) }
    let names = silent.map { "\($0.method.title), \($1) of \($0.scores.count)" }
    return
      "With one parameter, sums over a grid; closest to the posterior here: \(best). "
      + (names.isEmpty
        ? "No method is far off without a warning in more than one seed of ten."
        : "Far off without a warning in more than one seed of ten: \(names.joined(separator: "; ")).")
  }

  // MARK: Tables

  private static func number(_ value: Double) -> String {
    if !value.isFinite { return "—" }
    return abs(value) < 1e-4 && value != 0 ? "< 0.0001" : NumberText.significant(value, digits: 2)
  }

  private static func errors(
    _ runs: [MethodRuns], _ sheet: ScoreSheet, above: String
  ) -> Table {
    let exact = sheet.exact
    return Table(
      title: "Root mean square errors over \(runs.first?.scores.count ?? 0) seeds",
      columns: [
        "method", "values", "slopes", "mean", "sd", above, "log evidence", "TV", "W1",
      ],
      rows: runs.map { run in
        [
          run.method.title, NumberText.grouped(run.mean(\.values)),
          NumberText.grouped(run.mean(\.gradients)),
          number(run.error { $0.mean - exact.mean }),
          number(run.error { $0.standardDeviation - exact.standardDeviation }),
          number(run.error { $0.mass - sheet.mass }),
          number(run.error { ($0.logEvidence ?? .nan) - exact.logEvidence }),
          number(run.error { $0.variation }), number(run.error { $0.transport }),
        ]
      },
      note:
        "Values and slopes: how often the density was asked for its value, or for its value with its slope. "
        + "\(above == "second peak" ? "Second peak: the share above \(NumberText.fixed(sheet.edge, decimals: 2)). " : "")TV: total variation over forty bins; 10,000 independent draws "
        + "reach 0.025. W1: Wasserstein-1.")
  }

  private static func warnings(
    _ runs: [MethodRuns], _ sheet: ScoreSheet, above: String
  ) -> Table {
    func percent(_ share: Double) -> String { "\(NumberText.fixed(100 * share, decimals: 0)) %" }
    func band(_ run: MethodRuns, _ number: (Score) -> Double) -> String {
      let ends = [0.05, 0.95].map { run.quantile($0, of: number) }
      guard ends[0].isFinite else { return "no answer" }
      return ends.map { NumberText.fixed($0, decimals: 3) }.joined(separator: " to ")
    }
    return Table(
      title: "Who is far off, and who notices",
      columns: [
        "method", "\(above), 90 % of seeds", "sd, 90 % of seeds", "far off", "warned",
        "far off without warning",
      ],
      rows: runs.map { run in
        [
          run.method.title, band(run) { $0.mass }, band(run) { $0.standardDeviation },
          percent(run.share(sheet.isFarOff)), percent(run.share { $0.warning != nil }),
          percent(run.share { sheet.isFarOff($0) && $0.warning == nil }),
        ]
      },
      note:
        "Exact: \(NumberText.fixed(sheet.mass, decimals: 3)) and \(NumberText.fixed(sheet.exact.standardDeviation, decimals: 3)). Far off: \(sheet.hasTwoPeaks ? "that share (or the rest, if it is less) is wrong by more than half of it; for errors of the width see sd and W1" : "Wasserstein-1 is above a fifth of the standard deviation"). "
        + "Warned: the method's own diagnostics find fault (R-hat or effective draws; k-hat; "
        + "islands that differ).")
  }

  // MARK: Figure

  private static let shown: [(title: Text, names: [String])] = [
    (
      "Independent draws",
      ["importance-prior", "importance-wide", "importance-laplace", "rejection", "smc"]
    ),
    ("Chains", ["random-walk", "slice", "hmc", "nuts", "tempering"]),
    ("Fits", ["laplace-sum", "advi", "pathfinders", "mixture", "ensemble"]),
  ]

  private static let shortNames = [
    "importance-prior": "prior, weighted", "importance-wide": "wide, weighted",
    "importance-laplace": "Laplace, weighted", "rejection": "rejection", "smc": "SMC",
    "random-walk": "random walk", "slice": "slice", "hmc": "HMC", "nuts": "NUTS",
    "tempering": "tempering", "laplace-sum": "Laplace, added up", "advi": "ADVI",
    "pathfinders": "Pathfinder, 16 paths", "mixture": "mixture of two",
    "ensemble": "ensemble",
  ]

  private static func figures(_ runs: [MethodRuns]) -> [Figure] {
    let chance = Agreement.notCompared(because: "chance of fifty seeds")
    let inks: [Ink] = [.blue, .vermillion, .green, .purple, .orange]
    let markers: [Marker] = [.circle, .square, .triangle, .diamond, .openCircle]
    let first = shown.first { group in
      runs.contains { group.names.contains($0.method.name) && $0.typicalDistance.isFinite }
    }?.title
    // A method may ask for more than its budget
    let most = runs.map(\.evaluations).filter(\.isFinite).max() ?? 0
    let costs = 100...max(20_000, 1.1 * most)
    let panels = shown.compactMap { title, names -> Panel? in
      let present = names.enumerated().compactMap { place, name -> (Int, [MethodRuns])? in
        let own = runs.filter { $0.method.name == name && $0.typicalDistance.isFinite }
        return own.isEmpty ? nil : (place, own)
      }
      if present.isEmpty { return nil }
      let bands = present.map { place, own -> Layer in
        .band(
          "band_\(place)", x: own.map(\.evaluations),
          lower: own.map { max(2e-3, $0.quantile(0.05, of: \.transport)) },
          upper: own.map { min(9, $0.quantile(0.95, of: \.transport)) }, inks[place],
          opacity: 0.1, agreement: chance)
      }
      let lines = present.map { place, own -> Layer in
        .line(
          "line_\(place)", x: own.map(\.evaluations), y: own.map(\.typicalDistance),
          Stroke(inks[place]), agreement: chance)
      }
      let points = present.map { place, own -> Layer in
        .points(
          "points_\(place)", x: own.map(\.evaluations), y: own.map(\.typicalDistance),
          inks[place], marker: markers[place], size: 1.4, agreement: chance,
          title: Text(verbatim: shortNames[names[place]] ?? names[place]))
      }
      return Panel(
        title,
        x: Axis(
          "evaluations", range: costs, scale: .logarithmic, tics: .decades(in: costs)),
        y: Axis(
          title == first ? "Wasserstein-1" : "", range: 0.006...40, scale: .logarithmic,
          tics: .decades(in: 0.006...40)),
        key: .topRight, layers: bands + lines + points)
    }
    if panels.isEmpty { return [] }
    return [
      Figure(
        name: "league",
        caption:
          "More evaluations help whoever can see both peaks; a fit that has one keeps its error. Median distance from the posterior over "
          + "the seeds, with bands that hold 90 % of them. A grid of 400 points lies far below the picture.",
        layout: Figure.Layout(
          columns: 3, width: 1500, height: 700, margins: (95, 30, 55, 90), gaps: (90, 100)),
        panels: panels)
    ]
  }

  // MARK: Claims and values

  private static func claims(_ runs: [MethodRuns], _ sheet: ScoreSheet) -> [Claim] {
    let source = Claim.Source(lecture: "002", slide: "Nonlinear Models")
    let ids = [
      ("45ah", "importance-wide"), ("45ai", "rejection"), ("45aj", "smc"), ("45ak", "slice"),
    ]
    return ids.compactMap { id, name in
      guard let run = runs.first(where: { $0.method.name == name }) else { return nil }
      let shares = run.scores.map(\.mass)
      let error = sampleStandardDeviation(shares) / Double(shares.count).squareRoot()
      return Claim(
        id, source, "share above 1.5 by \(run.method.title), mean over the seeds",
        .crossCheck(
          route: "quadrature", expected: sheet.mass, computed: sampleMean(shares),
          // The error comes from 50 seeds (8 with --quick): Student's t needs 1.13 (2.5) times as many of them
          .monteCarlo(standardError: (shares.count < 50 ? 2.5 : 1.13) * error)))
    }
  }

  private static func values(_ runs: [MethodRuns], _ sheet: ScoreSheet) -> [Findings.Value] {
    var values: [Findings.Value] = [
      .init("seeds", runs.first?.scores.count ?? 0), .init("methods", runs.count),
      .init("mass", sheet.mass),
    ]
    for run in runs {
      let name = run.method.name
      let count = Double(run.scores.count)
      func share(_ holds: (Score) -> Bool) -> (Double, Double) {
        let share = run.share(holds)
        // As of one more seed that differs, so that it is never 0
        let fair = (share * count + 0.5) / (count + 1)
        return (share, (fair * (1 - fair) / count).squareRoot())
      }
      let far = share(sheet.isFarOff)
      let silent = share { sheet.isFarOff($0) && $0.warning == nil }
      let spread =
        run.quantile(0.84, of: \.transport) - run.quantile(0.16, of: \.transport)
      values += [
        .init("\(name).distance", run.typicalDistance, standardError: spread / count.squareRoot()),
        .init(
          "\(name).mass-error", run.error { $0.mass - sheet.mass },
          standardError: run.error { $0.mass - sheet.mass } / 4),
        .init("\(name).far", far.0, standardError: far.1),
        .init("\(name).silent", silent.0, standardError: silent.1),
        .init("\(name).evaluations", run.evaluations, standardError: 0.02 * run.evaluations),
      ]
    }
    return values
  }
}
