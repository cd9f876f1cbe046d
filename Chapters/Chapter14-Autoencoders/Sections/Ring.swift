import BayesNumerics
import Networks
import Plotting
import RealModule
import Workbook

extension Autoencoders {
  /// Five densities fitted to a ring.
  static let ring = Section<AutoencoderStudy>(
    "ring", "Which density can learn a ring?", seconds: 7
  ) { study, run in
    // Data: 500 points to learn from, others to be judged by
    let (truth, points, test) = (study.ring.truth, study.ring.points, study.ring.test)

    // Models and inference; those that begin at random three times
    let seeds = run.isQuick ? 1 : 3
    var random = run.random("single")
    let single = try PlaneMixture(points, components: 1, using: &random)
    let mixtures = try await atOnce(seeds) { seed in
      try Self.mixture(points, using: run.random("mixture \(seed)"))
    }
    let kernels = KernelEstimate(points)
    let flows = try await atOnce(seeds) { seed in
      var random = run.random("flow \(seed)")
      return CouplingFlow(points, epochs: run.isQuick ? 120 : 500, using: &random)
    }
    let autoencoders = try await study.ringVariationals.value
    let evidences = try await atOnce(seeds) { seed in
      EvidenceByDraws.importance(
        autoencoders[seed], test, draws: run.isQuick ? 50 : 100,
        using: run.random("importance \(seed)")
      ).map(\.logEvidence)
    }

    // What it shows
    let own = test.map(truth.logDensity)
    let fitted: [(name: String, runs: [[Double]])] = [
      ("normal", [test.map(single.logDensity)]),
      (
        "mixture of \(mixtures[0].components.count) normals",
        mixtures.map { test.map($0.logDensity) }
      ),
      ("kernel estimate", [test.map(kernels.logDensity)]),
      ("variational autoencoder", evidences),
      ("coupling flow", flows.map { test.map($0.logDensity) }),
      ("the ring itself", [own]),
    ]
    let scores = fitted.map { LogScores($0.name, $0.runs, truth: own) }
    var draws = run.random("draws")
    func cloud(_ density: some PlaneDensity) -> [[Double]] {
      (0..<300).map { _ in density.sample(using: &draws) }
    }
    let made = autoencoders[0].samples(
      (0..<300).map { _ in [draws.normal(), draws.normal()] }, using: &draws)
    let clouds = [
      cloud(single), cloud(mixtures[0]), cloud(kernels), made, cloud(flows[0]),
      Array(points.prefix(300)),
    ]
    let order = (0..<5).sorted { scores[$0].mean.mean > scores[$1].mean.mean }
    let radii = points.map { ($0[0] * $0[0] + $0[1] * $0[1]).squareRoot() }
    let worst = scores[1...4].map(\.mean.least).min() ?? .nan
    let near = order.filter { scores[$0].missing < 0.5 }
    func nats(_ score: LogScores) -> String { NumberText.fixed(score.mean.mean, decimals: 2) }
    return Findings(
      answer:
        "Best the \(scores[order[0]].name): the mean log density of held-out points is "
        + order.map { "\(nats(scores[$0])) (\(scores[$0].name))" }.joined(separator: ", ")
        + ", the ring's own \(nats(scores[5])). "
        + (near.count == 4 && !near.contains(0)
          ? "All but the normal come within half a nat of it."
          : "\(near.count) of five come within half a nat of it."),
      tables: [
        Table(
          title:
            "Log density of \(test.count) held-out points, \(seeds == 1 ? "one run" : "means of three runs where chance begins")",
          columns: [
            "model", "mean [nats]", "least to most", "below the ring's own", "standard error",
          ],
          rows: scores.map {
            [
              $0.name, NumberText.fixed($0.mean.mean, decimals: 3),
              $0.mean.values.count == 1
                ? ""
                : "\(NumberText.fixed($0.mean.least, decimals: 3)) to \(NumberText.fixed($0.mean.most, decimals: 3))",
              NumberText.fixed($0.missing, decimals: 3),
              NumberText.fixed($0.standardError, decimals: 3),
            ]
          },
          note:
            "The fourth column is the divergence of the model from the ring, the fifth the Monte Carlo error of one run. "
            + "The kernels' width is \(NumberText.fixed(kernels.width, decimals: 3)).")
      ], figures: [figure(scores.map(\.name), clouds)],
      claims: [
        Claim(
          "60a", generated, "mean distance of the points from the centre",
          .crossCheck(
            route: "E|f(z)| = 1 + √(π/2)/10, and s/(2 r) for the noise",
            expected: 1 + (Double.pi / 2).squareRoot() / 10 + truth.noise / 2.25,
            computed: radii.reduce(0, +) / 500,
            .monteCarlo(
              standardError: (LogScores("", [radii], truth: radii.map { _ in 0 }).standardError)))),
        Claim(
          "60b", generated, "held-out log density of the worst of four flexible models",
          .shape(
            "complex distributions, which mean and variance do not describe",
            measuring: "nats per point over the normal's", worst - scores[0].mean.mean,
            .above(0.3),
            precision: .notCompared, falseAlarmRate: 0.001)),
        Claim(
          "60c", generated, "held-out log density of the ring itself",
          .shape(
            "the generating distribution is what is looked for",
            measuring: "its least lead over a model, in standard errors of that lead",
            scores.prefix(5).map { $0.missing / $0.standardError }.min() ?? .nan, .above(-3),
            precision: .notCompared, falseAlarmRate: 0.002)),
      ],
      values: zip(["normal", "mixture", "kernels", "autoencoder", "flow", "truth"], scores).map {
        Findings.Value($0, $1.mean.mean, standardError: $1.standardError + 0.01)
      } + [
        .init("components", mixtures[0].components.count),
        .init("autoencoder.least", scores[3].mean.least, standardError: 0.03),
        .init("autoencoder.most", scores[3].mean.most, standardError: 0.03),
        .init("flow.least", scores[4].mean.least, standardError: 0.03),
        .init("flow.most", scores[4].mean.most, standardError: 0.03),
      ])
  }

  private static let generated = Claim.Source(lecture: "004", slide: "Inverse task to sampling")

  /// Of 2 to 16 components the number under which a fifth of the points, kept back, is most probable.
  private static func mixture(_ points: [[Double]], using random: RandomSource) throws
    -> PlaneMixture
  {
    let (taught, kept) = (Array(points.dropLast(100)), points.suffix(100))
    let tried = try [2, 4, 8, 12, 16].map { count -> (Int, Double) in
      var random = random.stream(count)
      let fit = try PlaneMixture(taught, components: count, using: &random)
      return (count, kept.reduce(0) { $0 + fit.logDensity($1) })
    }
    let best = tried.max { $0.1 < $1.1 }?.0 ?? 8
    var random = random.stream(best)
    return try PlaneMixture(points, components: best, using: &random)
  }

  // MARK: Figure

  private static func figure(_ names: [String], _ clouds: [[[Double]]]) -> Figure {
    let why = Agreement.notCompared(because: "single draws")
    let inks: [Ink] = [.vermillion, .orange, .green, .blue, .purple, .black]
    return Figure(
      name: "ring",
      caption:
        "The normal fills the hole; mixture and kernels leave it open, autoencoder and flow leave a few points in it. 300 points made up by each of five fitted models, and 300 of the points "
        + "that they were fitted to.",
      layout: Figure.Layout(
        columns: 3, width: 1280, height: 960, margins: (90, 30, 50, 90), gaps: (100, 150)),
      panels: names.indices.map { place in
        Panel(
          Text(verbatim: place == 5 ? "the data" : names[place]),
          x: Axis("*x*_{1}", range: -2...2, tics: .every(1)),
          y: Axis("*x*_{2}", range: -2...2, tics: .every(1)),
          hasEqualUnits: true,
          layers: [
            .points(
              "cloud_\(place)", x: clouds[place].map { $0[0] }, y: clouds[place].map { $0[1] },
              inks[place], size: 0.45, agreement: why)
          ])
      })
  }
}

/// The mean log density of held-out points in some runs, and what is missing to the truth's.
struct LogScores: Sendable {
  let name: String
  let mean: Runs
  /// A mean over the runs.
  let missing: Double
  /// Of ``missing`` in the first run; of the mean for the truth itself.
  let standardError: Double

  init(_ name: String, _ runs: [[Double]], truth: [Double]) {
    self.name = name
    let n = Double(truth.count)
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / n }
    self.mean = Runs(runs.map(mean))
    missing = mean(truth) - self.mean.mean
    let differences = zip(truth, runs[0]).map { $0 - $1 }
    let spread = differences.allSatisfy { $0 == 0 } ? truth : differences
    let middle = mean(spread)
    standardError = (spread.reduce(0) { $0 + ($1 - middle) * ($1 - middle) } / (n * (n - 1)))
      .squareRoot()
  }
}
