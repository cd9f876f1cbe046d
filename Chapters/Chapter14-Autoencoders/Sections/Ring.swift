import BayesNumerics
import Networks
import Plotting
import RealModule
import Workbook

extension Autoencoders {
  /// Five densities fitted to a ring.
  static let ring = Section<AutoencoderStudy>(
    "ring", "Which density can learn a ring?", seconds: 12
  ) { _, run in
    // Data: 500 points to learn from, others to be judged by
    let truth = Ring()
    var random = run.random("data")
    let points = truth.draw(500, using: &random)
    let test = truth.draw(run.isQuick ? 400 : 2000, using: &random)

    // Models and inference
    let single = try PlaneMixture(points, components: 1, using: &random)
    let mixture = try Self.mixture(points, using: run.random("mixture"))
    let kernels = KernelEstimate(points)
    let flow = Task {
      var random = run.random("flow")
      return CouplingFlow(points, epochs: run.isQuick ? 120 : 200, using: &random)
    }
    let autoencoder = try TrainedAutoencoder(
      Autoencoder(
        inputs: 2, hidden: [64, 64], codeSize: 2, likelihood: .normalOfLearnedVariance,
        regulariser: .divergence(beta: 1)),
      on: points, epochs: run.isQuick ? 300 : 2000, rate: 3e-3, batch: 100, using: run.random("VAE")
    )
    let evidence = EvidenceByDraws.importance(
      autoencoder, test, draws: run.isQuick ? 50 : 200, using: run.random("importance")
    ).map(\.logEvidence)
    let coupled = await flow.value

    // What it shows
    let fitted: [(name: String, scores: [Double])] = [
      ("normal", test.map(single.logDensity)),
      ("mixture of \(mixture.components.count) normals", test.map(mixture.logDensity)),
      ("kernel estimate", test.map(kernels.logDensity)),
      ("variational autoencoder", evidence),
      ("coupling flow", test.map(coupled.logDensity)),
      ("the ring itself", test.map(truth.logDensity)),
    ]
    let scores = fitted.map { LogScore($0.name, $0.scores, truth: fitted[5].scores) }
    var draws = run.random("draws")
    func cloud(_ density: some PlaneDensity) -> [[Double]] {
      (0..<300).map { _ in density.sample(using: &draws) }
    }
    let made = autoencoder.autoencoder.decode(
      autoencoder.parameters, (0..<300).map { _ in [draws.normal(), draws.normal()] }
    ).map { row in row.map { $0 + autoencoder.parameters.variance.squareRoot() * draws.normal() } }
    let clouds = [
      cloud(single), cloud(mixture), cloud(kernels), made, cloud(coupled),
      Array(points.prefix(300)),
    ]
    let radii = points.map { ($0[0] * $0[0] + $0[1] * $0[1]).squareRoot() }
    let worst = scores[1...4].map(\.mean).min() ?? .nan
    return Findings(
      answer:
        "All but the normal. The mean log density of held-out points is "
        + scores.prefix(5).map { "\(NumberText.fixed($0.mean, decimals: 2)) (\($0.name))" }
        .joined(separator: ", ")
        + "; the ring's own is \(NumberText.fixed(scores[5].mean, decimals: 2)).",
      tables: [
        Table(
          title: "Log density of \(test.count) held-out points",
          columns: ["model", "mean [nats]", "below the ring's own", "standard error"],
          rows: scores.map {
            [
              $0.name, NumberText.fixed($0.mean, decimals: 3),
              NumberText.fixed($0.missing, decimals: 3),
              NumberText.fixed($0.standardError, decimals: 3),
            ]
          },
          note:
            "The third column is the divergence of the model from the ring, the fourth its Monte Carlo error. "
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
              standardError: (LogScore("", radii, truth: radii.map { _ in 0 }).standardError)))),
        Claim(
          "60b", generated, "held-out log density of the worst of four flexible models",
          .shape(
            "complex distributions, which mean and variance do not describe",
            measuring: "nats per point over the normal's", worst - scores[0].mean,
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
        Findings.Value($0, $1.mean, standardError: $1.standardError + 0.01)
      } + [.init("components", mixture.components.count)])
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
        "A normal fills the hole; the others leave it open. 300 points made up by each of five fitted models, and 300 of the points "
        + "that they were fitted to.",
      layout: Figure.Layout(
        columns: 3, width: 1280, height: 860, margins: (80, 30, 50, 60), gaps: (80, 90)),
      panels: names.indices.map { place in
        Panel(
          Text(verbatim: place == 5 ? "the data" : names[place]),
          x: Axis(range: -2...2, tics: .every(1)), y: Axis(range: -2...2, tics: .every(1)),
          hasEqualUnits: true,
          layers: [
            .points(
              "cloud_\(place)", x: clouds[place].map { $0[0] }, y: clouds[place].map { $0[1] },
              inks[place], size: 0.45, agreement: why)
          ])
      })
  }
}

/// The mean log density of held-out points, and what is missing to the truth's.
struct LogScore: Sendable {
  let name: String
  let mean: Double
  let missing: Double
  /// Of ``missing``; of the mean for the truth itself.
  let standardError: Double

  init(_ name: String, _ scores: [Double], truth: [Double]) {
    self.name = name
    let n = Double(scores.count)
    let mean = scores.reduce(0, +) / n
    let differences = zip(truth, scores).map { $0 - $1 }
    let missing = differences.reduce(0, +) / n
    let spread = missing == 0 ? scores.map { $0 - mean } : differences.map { $0 - missing }
    self.mean = mean
    self.missing = missing
    standardError = (spread.reduce(0) { $0 + $1 * $1 } / (n * (n - 1))).squareRoot()
  }
}
