import BayesNumerics
import Inference
import Plotting
import RealModule
import Workbook

extension VariationalInference {
  /// Stochastic optimisation to a known optimum: by hand with fixed steps, and by the library.
  static let advi = Section<VariationalStudy>(
    "advi", "Can the computer do all of it by itself?", seconds: 0.1
  ) { _, run in
    // Model: ten heads in fourteen flips under a flat prior, on the logit scale
    let exact = NormalFit(target: .coin)
    let optimum = exact.climb(from: Normal())

    // Inference: the library, from a ball about p = 1/2
    var random = run.random("library")
    var path = [(mean: 0.0, deviation: 1.0)]
    let fit = try ADVI().fit(CoinModel.free, from: [0], using: &random) { step in
      path.append((step.approximation.mean[0], step.approximation.standardDeviations[0]))
    }
    let found = Normal(
      mean: fit.approximation.mean[0],
      standardDeviation: fit.approximation.standardDeviations[0])

    // The same optimum from draws that are kept
    var forFixed = run.random("fixed draws")
    let fixed = try DeterministicADVI().fit(CoinModel.free, from: [0], using: &forFixed)
    let foundFixed = Normal(
      mean: fixed.approximation.mean[0],
      standardDeviation: fixed.approximation.standardDeviations[0])

    // By hand, with steps that are too short, right and too long
    let searches = [0.0001, 0.01, 1].map { step in
      HandSearch(
        .coin, stepSize: step, steps: run.isQuick ? 500 : 2000, using: run.random("by hand"))
    }

    // What it shows
    let lost = exact.bound(optimum) - exact.bound(found)
    let lostFixed = exact.bound(optimum) - exact.bound(foundFixed)
    let mean = NormalFit.expectation { logistic(found.mean + found.standardDeviation * $0) }
    let ends = [-1, 1].map { sign in
      logistic(found.mean + sign * 1.959_964 * found.standardDeviation)
    }
    return Findings(
      answer:
        "On this coin, yes: from the log density alone the search ends \(NumberText.significant(lost, digits: 1)) "
        + "nats below the best bound of a normal, after \(NumberText.grouped(fit.gradients)) gradients, and gives p the mean "
        + "\(NumberText.fixed(mean, decimals: 3)) (exact \(NumberText.fixed(11.0 / 16, decimals: 3))) and the 95 % interval "
        + "\(NumberText.fixed(ends[0], decimals: 2)) to \(NumberText.fixed(ends[1], decimals: 2)) (exact "
        + "\(NumberText.fixed(Beta(a: 11, b: 5).quantile(0.025), decimals: 2)) to "
        + "\(NumberText.fixed(Beta(a: 11, b: 5).quantile(0.975), decimals: 2))).",
      tables: [
        stages(fit, exact), ways(fit, lost, fixed, lostFixed), byHand(searches, exact, optimum),
      ],
      figures: [figure(path, optimum, found, exact), trace(searches, exact)],
      claims: claims(fit, found, lostFixed, optimum, exact),
      values: [
        .init("lost", lost, standardError: 0.005), .init("mean", mean, standardError: 0.002),
        .init("lower", ends[0], standardError: 0.005),
        .init("upper", ends[1], standardError: 0.005),
        .init("optimum.mean", optimum.mean), .init("optimum.sd", optimum.standardDeviation),
        .init("gap", exact.reverseDivergence(optimum)), .init("stages", fit.stages.count),
      ])
  }

  // MARK: Tables

  private static func stages(_ fit: ADVI.Fit, _ exact: NormalFit) -> Table {
    Table(
      title: "Stages of the search: the step size is halved where the bound stops rising",
      columns: ["step size", "steps", "mean", "sd", "bound below the evidence [nats]"],
      rows: fit.stages.map { stage in
        let q = Normal(
          mean: stage.average.mean[0], standardDeviation: stage.average.standardDeviations[0])
        return [
          NumberText.significant(stage.stepSize, digits: 3), "\(stage.steps)",
          NumberText.fixed(q.mean, decimals: 3), NumberText.fixed(q.standardDeviation, decimals: 3),
          NumberText.fixed(exact.reverseDivergence(q), decimals: 5),
        ]
      }, note: fit.stop.description)
  }

  private static func ways(
    _ fit: ADVI.Fit, _ lost: Double, _ fixed: DeterministicADVI.Fit, _ lostFixed: Double
  ) -> Table {
    Table(
      title: "Fresh noise at each step, or the same noise throughout",
      columns: [
        "noise", "gradients", "below the best bound [nats]", "as the search estimates",
      ],
      rows: [
        ["fresh", NumberText.grouped(fit.gradients), NumberText.significant(lost, digits: 1), "—"],
        [
          "kept, two sets of \(fixed.draws)", NumberText.grouped(fixed.gradients),
          NumberText.significant(lostFixed, digits: 1),
          NumberText.significant(fixed.shortfall, digits: 1),
        ],
      ], note: fixed.stop.description)
  }

  private static func byHand(
    _ searches: [HandSearch], _ exact: NormalFit, _ optimum: Normal
  ) -> Table {
    Table(
      title: "Fixed steps by hand, one draw each",
      columns: ["step size", "steps", "what became of it"],
      rows: searches.map { search in
        let last = search.path[search.path.count - 1]
        let words =
          search.isFinite
          ? "\(NumberText.fixed(exact.bound(optimum) - exact.bound(last), decimals: 4)) nats below the best bound"
          : "ran away"
        return [NumberText.shortest(search.stepSize), "\(search.path.count - 1)", words]
      })
  }

  // MARK: Figures

  private static func figure(
    _ path: [(mean: Double, deviation: Double)], _ optimum: Normal, _ found: Normal,
    _ exact: NormalFit
  ) -> Figure {
    let means = [Double].evenlySpaced(from: -1, to: 1.8, count: 57)
    let scales = [Double].evenlySpaced(from: -1.6, to: 0.4, count: 41)
    let field = Field(x: means, y: scales) {
      exact.bound(Normal(mean: $0, standardDeviation: .exp($1)))
    }
    let peak = exact.bound(optimum)
    return Figure(
      name: "advi-path",
      caption:
        "The search climbs the bound by noisy steps, and its average settles at the top. Contour lines of the exact bound, "
        + "0.02, 0.1, 0.5 and 2 nats below its top (cross); grey, the search's steps; circle, where it ends.",
      panels: [
        Panel(
          x: Axis("mean of *q*, on the logit scale", range: -1...1.8),
          y: Axis("log of the standard deviation", range: -1.6...0.4), key: .bottomLeft,
          layers: [0.02, 0.1, 0.5, 2].enumerated().map { index, depth in
            .contour(
              "height_\(index)", field, at: peak - depth, Stroke(.sky, width: 2, dash: .solid))
          } + [
            .line(
              "path", x: path.map(\.mean), y: path.map { .log($0.deviation) },
              Stroke(.grey, width: 1.5, dash: .solid),
              agreement: .notCompared(because: "steps of one random search"), title: "steps"),
            .points(
              "found", x: [found.mean], y: [.log(found.standardDeviation)], .blue, size: 1.6,
              agreement: .notCompared(because: "the end of one random search"), title: "found"),
            .points(
              "optimum", x: [optimum.mean], y: [.log(optimum.standardDeviation)], .black,
              marker: .cross, size: 1.6, title: "best normal"),
          ])
      ])
  }

  private static func trace(_ searches: [HandSearch], _ exact: NormalFit) -> Figure {
    let inks: [Ink] = [.sky, .blue, .purple]
    let divergences = 1e-3...1e5
    // Some forty steps for each factor of ten
    let logarithmic = Set((0...140).map { Int(Double.pow(10, Double($0) / 40).rounded()) }).sorted()
    return Figure(
      name: "step-sizes",
      caption:
        "Steps that are too short do not arrive; steps that are too long never settle, or run away. KL(q‖p) along "
        + "three searches with fixed steps and one draw each.",
      panels: [
        Panel(
          x: Axis(
            "step (the start counts as 1)", range: 1...Double(max(2, searches[0].path.count)),
            scale: .logarithmic),
          y: Axis(
            "KL(*q*‖*p*) [nats]", range: divergences, scale: .logarithmic,
            tics: .decades(in: divergences)), key: .topRight,
          layers: zip(searches, inks).map { search, ink -> Layer in
            let places = logarithmic.filter { $0 <= search.path.count }
            return .line(
              "step_\(ink.rawValue)", x: places.map(Double.init),
              y: places.map { exact.reverseDivergence(search.path[$0 - 1]) }, Stroke(ink, width: 3),
              agreement: .notCompared(because: "steps of one random search"),
              title: Text(
                verbatim: "step \(NumberText.shortest(search.stepSize))"
                  + (search.isFinite ? "" : " (runs away)")))
          })
      ])
  }

  // MARK: Claims

  private static func claims(
    _ fit: ADVI.Fit, _ found: Normal, _ lostFixed: Double, _ optimum: Normal,
    _ exact: NormalFit
  ) -> [Claim] {
    let source = Claim.Source(lecture: "003", slide: "Maximizing the ELBO")
    return [
      Claim(
        "57g", source, "automatic variational inference on the coin's posterior",
        .shape(
          "parameters of q are optimised by automatic differentiation",
          measuring: "exact bound of the best normal less that of the one found, in nats",
          exact.bound(optimum) - exact.bound(found), .between(-1e-9, 0.02),
          precision: .notCompared,
          // The tolerance is 0.01 nats; the search does not promise it
          falseAlarmRate: 0.01)),
      Claim(
        "57n", source, "the same with noise that is kept",
        .shape(
          "parameters of q are optimised by automatic differentiation",
          measuring: "exact bound of the best normal less that of the one found, in nats",
          lostFixed, .between(-1e-9, 0.02), precision: .notCompared, falseAlarmRate: 0.001)),
      Claim(
        "57h", source, "the bound as the search states it, from fresh draws",
        .crossCheck(
          route: "quadrature", expected: exact.bound(found) - CoinModel.logArea,
          computed: fit.bound.mean, .monteCarlo(standardError: fit.bound.standardError))),
    ]
  }
}

extension CoinModel {
  /// log B(11, 5): the model holds the normalised Beta density, the target of the quadrature does not.
  static var logArea: Double { logGamma(11) + logGamma(5) - logGamma(16) }
}

/// 1/(1 + e^-x)
private func logistic(_ x: Double) -> Double { 1 / (1 + .exp(-x)) }

/// The simplest stochastic climb: path gradients of one draw, and a step that never changes.
struct HandSearch: Sendable {
  let stepSize: Double
  /// q after each step, the start included; ends where the search runs away.
  let path: [Normal]
  let isFinite: Bool

  init(
    _ target: OneDimensionalTarget, stepSize: Double, steps: Int, using random: RandomSource
  ) {
    var random = random
    var path = [Normal()]
    // snippet: search
    while path.count <= steps {
      let q = path[path.count - 1]
      let slope = OneDrawGradient(target: target, q: q).path(random.normal())
      let mean = q.mean + stepSize * slope.mean
      let logScale = Double.log(q.standardDeviation) + stepSize * slope.logScale
      guard abs(mean) < 1e6, abs(logScale) < 20 else { break }
      path.append(Normal(mean: mean, standardDeviation: .exp(logScale)))
    }
    // end snippet
    self.stepSize = stepSize
    self.path = path
    isFinite = path.count > steps
  }
}
