import BayesNumerics
import Foundation
import Inference
import Plotting
import Workbook

extension HowManyUnits {
  /// Four ways to an evidence, where it is known.
  static let evidenceRoutes = Section<UnitsStudy>(
    "evidence-routes", "How else can we find the evidence of a model?", seconds: 4
  ) { _, run in
    // Data and models: three problems whose evidence has a closed form
    let quadratic = QuadraticProblem()
    let peaks = TwoPeaksProblem()
    let needle = NeedleProblem()

    // Inference: each route on each problem
    let routes = EvidenceRoutes()
    let results = [
      try routes.all(
        quadratic, "a parabola through 30 points", exact: quadratic.exactLogEvidence,
        using: run.random("parabola")),
      try routes.all(
        peaks, "two peaks far apart", exact: peaks.exactLogEvidence, using: run.random("peaks")),
      try routes.all(
        needle, "a hill and a needle", exact: needle.exactLogEvidence,
        using: run.random("needle")),
    ]

    // A ladder with few even rungs, beside the usual one
    let even = TemperedLadder(rungs: 8, power: 1, sweeps: 400)
      .runs(4, of: quadratic, using: run.random("even ladder"))
    let usual = TemperedLadder(rungs: 16, sweeps: 400)
      .runs(4, of: quadratic, using: run.random("usual ladder"))

    // How often is the truth within the stated error?
    let repetitions = run.isQuick ? 3 : 24
    var covered = [Int](repeating: 0, count: EvidenceRoutes.names.count)
    for repetition in 0..<repetitions {
      let found = try routes.all(
        quadratic, "", exact: quadratic.exactLogEvidence,
        using: run.random("repetition").stream(repetition))
      for route in covered.indices where found.isCovered(route) { covered[route] += 1 }
      run.progress.report(repetition + 1, repetitions, "repetitions")
    }

    // What it shows
    let coverage = covered.map { Double($0) / Double(repetitions) }
    let chain = results[1].estimates[0].logEvidence - results[1].exact
    let worst = results[0].errors.map(abs).max() ?? .nan
    let limit = EvidenceRoutes.limit
    return Findings(
      answer:
        "By bridge sampling, by two sums over a ladder of temperatures, or by a crowd of particles: on a problem with "
        + "one peak \(worst < limit ? "all four lie" : "not all four lie") within "
        + "\(NumberText.fixed(limit, decimals: 1)) stated errors of the closed form (the farthest is "
        + "\(NumberText.fixed(worst, decimals: 1)) off). A chain that has seen only one of two peaks "
        + "misses \(NumberText.fixed(-chain, decimals: 1)) nats, and a needle that none has seen is missed by all.",
      tables: [
        table(results, coverage, repetitions: repetitions)
      ], figures: [figure(results), path(even.ladders, usual.ladders, quadratic.exactLogEvidence)],
      claims: claims(results, coverage, even: even.integral, repetitions: repetitions),
      values: values(results, even: even.integral, needle, repetitions: repetitions))
  }

  // MARK: Table and values

  private static func table(
    _ results: [RouteResults], _ coverage: [Double], repetitions: Int
  ) -> Table {
    Table(
      title: "log Z less its exact value, with the standard error that the route states",
      columns: ["problem (log Z)"] + EvidenceRoutes.names,
      rows: results.map { result in
        ["\(result.name) (\(NumberText.fixed(result.exact, decimals: 2)))"]
          + result.estimates.map { estimate in
            "\(NumberText.fixed(estimate.logEvidence - result.exact, decimals: 2)) ± "
              + NumberText.fixed(estimate.standardError, decimals: 2)
          }
      } + [
        ["likelihoods computed (parabola)"]
          + results[0].estimates.map { NumberText.grouped($0.evaluations) },
        ["parabola: repetitions whose 95 % interval holds log Z"]
          + coverage.map {
            "\(Int(($0 * Double(repetitions)).rounded())) of \(repetitions)"
          },
      ],
      note: "Bridge sampling states its error from one chain; the others from the spread of "
        + "\(EvidenceRoutes.runs) independent runs, whose 95 % interval is "
        + "\(NumberText.fixed(EvidenceRoutes.tQuantile, decimals: 2)) standard errors wide on each side "
        + "(Student's t). From so few repetitions even a true share of 95 % has a standard error of 4 %."
    )
  }

  private static func values(
    _ results: [RouteResults], even: FoundEvidence, _ needle: NeedleProblem, repetitions: Int
  ) -> [Findings.Value] {
    let short = ["bridge", "integral", "stones", "particles"]
    let problems = ["parabola", "peaks", "needle"]
    var values: [Findings.Value] = []
    for (problem, result) in zip(problems, results) {
      values.append(.init("\(problem).exact", result.exact))
      for (name, estimate) in zip(short, result.estimates) {
        values.append(
          .init(
            "\(problem).\(name)", estimate.logEvidence - result.exact,
            standardError: estimate.standardError))
      }
    }
    let (parabola, farOff) = (results[0], results[2])
    let worst = parabola.errors.map(abs).max() ?? .nan
    let closest = farOff.estimates.map { farOff.exact - $0.logEvidence }.min() ?? .nan
    let bridge = parabola.estimates[0].standardError
    values += [
      .init("even", even.logEvidence - parabola.exact, standardError: even.standardError),
      .init("needle.share", exp(needle.parts.needle - needle.exactLogEvidence)),
      .init("repetitions", repetitions), .init("limit", EvidenceRoutes.limit),
      // A distance in standard errors has an error of about one
      .init("parabola.worst", worst, standardError: 1),
      .init("needle.closest", closest, standardError: farOff.estimates[0].standardError),
      .init("bridge.se", bridge, standardError: bridge / 4),
      .init("peaks.lost", log(1 - TwoPeaksProblem().share)),
    ]
    return values
  }

  // MARK: Figures

  private static func figure(_ results: [RouteResults]) -> Figure {
    let inks = EvidenceRoutes.inks
    func panel(_ result: RouteResults, _ title: Text) -> Panel {
      let offs = result.estimates.map { $0.logEvidence - result.exact }
      let errors = result.estimates.map { 2 * $0.standardError }
      let low = zip(offs, errors).map { $0 - $1 }.min() ?? -1
      let high = zip(offs, errors).map { $0 + $1 }.max() ?? 1
      let range = RoundNumber.range(around: (min(low, -0.1) * 1.1)...(max(high, 0.1) * 1.4))
      return Panel(
        title,
        x: Axis(
          "", range: 0.4...4.6,
          tics: .labelled(
            zip(1...4, ["bridge", "integral", "stones", "particles"] as [Text])
              .map { (Double($0), $1) })),
        y: Axis(
          result.name == results[0].name ? "log *Z* less the exact value [nats]" : "", range: range),
        layers: [.horizontalLine(at: 0, Stroke(.black, width: 1.5, dash: .solid))]
          + offs.indices.map { route in
            .errorBars(
              "route_\(route)", x: [Double(route + 1)], y: [offs[route]],
              lower: [offs[route] - errors[route]], upper: [offs[route] + errors[route]],
              inks[route],
              agreement: .notCompared(because: "estimates of single chains, or of modes they found")
            )
          })
    }
    return Figure(
      name: "evidence-routes",
      caption:
        "Where there is one peak, every route finds the evidence; with two peaks far apart a single chain "
        + "does not, and a narrow needle is missed by all. Error bars are two stated standard errors: they do not "
        + "show what a route has never seen.",
      layout: Figure.Layout(
        columns: 3, width: 1240, height: 520, margins: (95, 20, 50, 50), gaps: (65, 100)),
      panels: [
        panel(results[0], "One peak: a parabola"), panel(results[1], "Two peaks far apart"),
        panel(results[2], "A hill and a needle"),
      ])
  }

  private static func path(
    _ even: [TemperedLadder.Result], _ usual: [TemperedLadder.Result], _ exact: Double
  ) -> Figure {
    func means(_ ladders: [TemperedLadder.Result]) -> [Double] {
      ladders[0].temperatures.indices.map { rung in
        sampleMean(ladders.map { sampleMean($0.logLikelihoods[rung]) })
      }
    }
    let (few, many) = (means(even), means(usual))
    return Figure(
      name: "temperature-path",
      caption:
        "The area between the curve and zero is -log Z. The curve bends close to t = 0, and eight even rungs "
        + "(dashed) miss that. Mean log likelihood at each rung for chapter 3's parabola; right, the "
        + "same rungs against the fourth root of the temperature.",
      layout: Figure.Layout(columns: 2, width: 1280, height: 560),
      panels: [0, 1].map { side in
        func place(_ t: Double) -> Double { side == 0 ? t : pow(t, 0.25) }
        return Panel(
          x: side == 0
            ? Axis("temperature *t*", range: -0.03...1.03)
            : Axis(
              "temperature *t* (fourth root)", range: -0.03...1.03,
              tics: .labelled(
                zip(
                  [0, 0.001, 0.01, 0.1, 0.3, 1],
                  ["0", "0.001", "0.01", "0.1", "0.3", "1"] as [Text]
                )
                .map { (pow($0, 0.25), $1) })),
          y: side == 0
            ? Axis("mean log likelihood [nats]", range: -450...0)
            : Axis("mean log likelihood [nats]", range: -450...0), key: .bottomRight,
          layers: [
            .line(
              "usual_\(side)", x: usual[0].temperatures.map(place), y: many,
              Stroke(.blue, width: 2.5),
              agreement: .notCompared(because: "means over short chains"),
              title: "16 rungs, close near 0"),
            .points(
              "usual_rungs_\(side)", x: usual[0].temperatures.map(place), y: many, .blue,
              agreement: .notCompared(because: "means over short chains")),
            .line(
              "even_\(side)", x: even[0].temperatures.map(place), y: few, Stroke(.vermillion),
              agreement: .notCompared(because: "means over short chains"), title: "8 even rungs"),
          ])
      })
  }

  // MARK: Claims

  private static func claims(
    _ results: [RouteResults], _ coverage: [Double], even: FoundEvidence, repetitions: Int
  ) -> [Claim] {
    let source = Claim.Source(lecture: "001", slide: "Reversible jump algo")
    let quadratic = results[0]
    return zip(["g", "h", "i", "j"], EvidenceRoutes.names.indices).map { letter, route in
      Claim(
        "30\(letter)", source,
        "log evidence of chapter 3's parabola by \(EvidenceRoutes.names[route])",
        .crossCheck(
          route: "closed form, by QR", expected: quadratic.exact,
          computed: quadratic.estimates[route].logEvidence,
          .monteCarlo(standardError: quadratic.estimates[route].standardError)))
    }
  }
}

/// The routes as the chapter uses them.
struct EvidenceRoutes: Sendable {
  var bridge = NormalBridge()
  var ladder = TemperedLadder(rungs: 12, sweeps: 200)
  var particles = TemperedParticles(particles: 200, moves: 6)

  static let names = [
    "bridge sampling", "thermodynamic integration", "stepping stones", "tempered particles",
  ]
  static let inks: [Ink] = [.orange, .green, .vermillion, .blue]
  /// Independent runs of ladders and crowds. With sixteen, an honest route misses the limit once in 2000 times.
  static let runs = 16
  /// How many of its stated errors a route may be off: as for every claim of the workbook.
  static let limit = Tolerance.monteCarloWidth
  /// The 97.5 % quantile of Student's t with one degree of freedom less than runs.
  static var tQuantile: Double { StudentT(degreesOfFreedom: Double(runs - 1)).quantile(0.975) }

  func all<Problem: EvidenceProblem>(
    _ problem: Problem, _ name: String, exact: Double, using random: RandomSource
  ) throws -> RouteResults {
    var chain = random.stream("bridge")
    let crowd = particles.runs(Self.runs, of: problem, using: random.stream("particles"))
    let rungs = ladder.runs(Self.runs, of: problem, using: random.stream("ladder"))
    return RouteResults(
      name: name, exact: exact,
      estimates: [
        try bridge.run(problem, using: &chain).estimate, rungs.integral, rungs.steppingStones,
        crowd.estimate,
      ])
  }
}

/// What the four routes found of one problem, in the order of their names.
struct RouteResults: Sendable {
  let name: String
  let exact: Double
  let estimates: [FoundEvidence]

  /// How far each route is off, in errors that it states.
  var errors: [Double] { estimates.map { ($0.logEvidence - exact) / $0.standardError } }

  /// Whether the 95 % interval of a route holds the exact value.
  func isCovered(_ route: Int) -> Bool {
    let width = route == 0 ? 1.96 : EvidenceRoutes.tQuantile
    return abs(estimates[route].logEvidence - exact) <= width * estimates[route].standardError
  }
}
