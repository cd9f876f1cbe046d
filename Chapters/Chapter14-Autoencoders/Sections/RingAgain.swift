import BayesNumerics
import Inference
import Networks
import Plotting
import Workbook

extension Autoencoders {
  /// The remedies on the ring, where samples can be held against the truth.
  static let ringAgain = Section<AutoencoderStudy>(
    "ring-again", "Do the remedies help on the ring?", seconds: 9
  ) { study, run in
    // Data and models: the ring, its variational autoencoders, and three remedies for each of them
    let (ring, points) = (study.ring.truth, study.ring.points)
    let variationals = try await study.ringVariationals.value
    let seeds = variationals.count
    let stages = try await atOnce(seeds) { seed in
      try TwoStages(
        variationals[seed], on: points, hidden: [64, 64], epochs: run.isQuick ? 300 : 2000,
        using: run.random("second stage \(seed)"))
    }
    let wassersteins = try await atOnce(seeds) { seed in
      try TrainedAutoencoder(
        Autoencoder(
          inputs: 2, hidden: [64, 64], codeSize: 2, likelihood: .normal(variance: ring.noise),
          regulariser: .discrepancy(
            weight: 300, prior: .standardNormal, scales: CodeTest.discrepancy.scales)),
        on: points, epochs: run.isQuick ? 300 : 2000, rate: 3e-3, batch: 100,
        using: run.random("Wasserstein \(seed)"))
    }
    // A critic of the decoder, and as many steps of the decoder without one
    let epochs = run.isQuick ? 100 : 300
    let games = try await atOnce(2 * seeds) { place in
      let (weight, seed) = (place < seeds ? 0 : Self.weightOfCritic, place % seeds)
      return try CriticTraining(units: [32, 32], weight: weight, epochs: epochs).run(
        variationals[seed], on: points, using: run.random("critic \(weight) \(seed)"))
    }
    let (alone, taught) = (Array(games[..<seeds]), Array(games[seeds...]))

    // Inference: samples of each against fresh points of the ring
    let number = run.isQuick ? 400 : 2000
    let isolated = run.random("samples")
    @Sendable func samples(_ kind: RingModel, _ seed: Int) -> [[Double]] {
      var random = isolated.stream("\(kind) \(seed)")
      func normals() -> [[Double]] {
        (0..<number).map { _ in [random.normal(), random.normal()] }
      }
      switch kind {
      case .variational: return variationals[seed].samples(normals(), using: &random)
      case .stages:
        return variationals[seed].samples(
          stages[seed].codes(number, using: &random), using: &random)
      case .wasserstein: return wassersteins[seed].images(normals())
      case .noisyWasserstein: return wassersteins[seed].samples(normals(), using: &random)
      case .alone: return alone[seed].samples(normals(), using: &random)
      case .critic: return taught[seed].samples(normals(), using: &random)
      case .truth: return ring.draw(number, using: &random)
      }
    }
    let kinds = RingModel.allCases
    let clouds = try await atOnce(kinds.count * seeds) {
      samples(kinds[$0 / seeds], $0 % seeds)
    }
    // All models of one training are judged by the same fresh points
    let judged = try await atOnce(clouds.count) { place in
      var random = isolated.stream("fresh \(place % seeds)")
      return RingScore(clouds[place], ring.draw(number, using: &random))
    }
    var random = run.random("normal")
    let single = try PlaneMixture(points, components: 1, using: &random)
    let normal = RingScore(
      (0..<number).map { _ in single.sample(using: &random) }, ring.draw(number, using: &random))
    func scores(_ kind: RingModel) -> [RingScore] {
      kinds.indices.filter { kinds[$0] == kind }.flatMap { judged[$0 * seeds..<($0 + 1) * seeds] }
    }
    func squared(_ kind: RingModel) -> Runs { Runs(scores(kind).map(\.squared)) }
    func hole(_ kind: RingModel) -> Runs { Runs(scores(kind).map(\.inHole)) }

    // What it shows
    func small(_ value: Double) -> String { NumberText.fixed(value, decimals: 4) }
    func percent(_ value: Double) -> String { NumberText.fixed(value, decimals: 1) }
    let remedies: [RingModel] = [.stages, .wasserstein, .critic]
    // Fewer, or more, in the hole in every training than in any without the remedy
    let better = remedies.filter { hole($0).most < hole($0.control).least }
    let worse = remedies.filter { hole($0).least > hole($0.control).most }
    func list(_ models: [RingModel]) -> String { models.map(\.name).joined(separator: ", ") }
    let verdict =
      seeds == 1
      ? "One training of each decides nothing."
      : (better.isEmpty
        ? "None has fewer points in the hole in every training."
        : "Fewer points in the hole in every training than in any without: \(list(better)).")
        + (worse.isEmpty ? "" : " More in every training: \(list(worse)).")
    let lead = hole(.alone).mean - hole(.critic).mean
    return Findings(
      answer:
        "\(verdict) In the hole lie "
        + ([.variational] + remedies).map { "\(percent(hole($0).mean)) % (\($0.name))" }
        .joined(separator: ", ")
        + "; after as many steps as with the critic, but without it, \(percent(hole(.alone).mean)) %.",
      tables: [
        Table(
          title: "\(number) samples of each model against \(number) fresh points of the ring",
          columns: ["model", "MMD squared", "least to most", "in the hole [%]", "least to most"],
          rows: kinds.map { kind in
            let (distance, share) = (squared(kind), hole(kind))
            return [
              kind.name, small(distance.mean),
              "\(small(distance.least)) to \(small(distance.most))",
              percent(share.mean), "\(percent(share.least)) to \(percent(share.most))",
            ]
          } + [["normal", small(normal.squared), "", percent(normal.inHole), ""]],
          note:
            "\(seeds == 1 ? "One training" : "Means of three trainings"). In the hole: nearer than 0.6 to the centre. The Wasserstein "
            + "autoencoder's first row is f(z) alone; the second one has the decoder's noise, of variance 0.01. Critic and control: \(epochs) epochs."
        )
      ],
      figures: [
        figure(
          [.variational, .stages, .wasserstein, .critic].map { kind in
            (kind.name, clouds[(kinds.firstIndex(of: kind) ?? 0) * seeds])
          })
      ],
      claims: [
        Claim(
          "63e", Claim.Source(lecture: "004", slide: "Examples of use"),
          "points in the hole, with a critic and after as many steps without",
          .shape(
            "combinations of the variational autoencoder with other losses",
            measuring: "per cent of samples that the critic takes out of the hole", lead, .above(0),
            precision: .notCompared, falseAlarmRate: 0.01))
      ],
      values: kinds.flatMap { kind in
        [
          Findings.Value("mmd.\(kind)", squared(kind).mean, standardError: 0.002),
          Findings.Value("hole.\(kind)", hole(kind).mean, standardError: 0.7),
        ]
      } + [
        .init("mmd.normal", normal.squared, standardError: 0.003),
        .init("better", better.count), .init("epochs", epochs),
      ])
  }

  private static let weightOfCritic = 5.0

  // MARK: Figure

  private static func figure(_ models: [(name: String, cloud: [[Double]])]) -> Figure {
    let why = Agreement.notCompared(because: "single draws of nets trained on this machine")
    let inks: [Ink] = [.blue, .sky, .orange, .purple]
    return Figure(
      name: "ring-again",
      caption:
        "Three remedies on the ring, beside the variational autoencoder that they start from or replace. 500 samples of each; the "
        + "circle is the ring's mean radius.",
      layout: Figure.Layout(
        columns: 2, width: 1000, height: 1080, margins: (90, 30, 50, 90), gaps: (110, 150)),
      panels: models.indices.map { place in
        let angles = (0...120).map { Double($0) * Double.pi / 60 }
        let radius = 1 + (Double.pi / 2).squareRoot() / 10
        let shown = models[place].cloud.prefix(500)
        return Panel(
          Text(verbatim: models[place].name), x: Axis("*x*_{1}", range: -2...2, tics: .every(1)),
          y: Axis("*x*_{2}", range: -2...2, tics: .every(1)), hasEqualUnits: true,
          layers: [
            .points(
              "cloud_\(place)", x: shown.map { $0[0] }, y: shown.map { $0[1] }, inks[place],
              size: 0.45, agreement: why),
            .line(
              "ring_\(place)", x: angles.map { radius * Double.cos($0) },
              y: angles.map { radius * Double.sin($0) }, Stroke(.black, width: 2, dash: .dashed)),
          ])
      })
  }
}

/// What makes points of the ring.
private enum RingModel: CaseIterable, Sendable {
  case variational, stages, wasserstein, noisyWasserstein, alone, critic, truth

  var name: String {
    switch self {
    case .variational: "variational autoencoder"
    case .stages: "two stages"
    case .wasserstein: "Wasserstein autoencoder"
    case .noisyWasserstein: "the same, with noise"
    case .alone: "as many steps, no critic"
    case .critic: "with a critic"
    case .truth: "the ring itself"
    }
  }

  /// What a remedy is held against.
  var control: RingModel { self == .critic ? .alone : .variational }
}

/// Samples against fresh points of the ring.
struct RingScore: Sendable {
  /// MMD², which may be below 0.
  let squared: Double
  /// Samples nearer than 0.6 to the centre, in per cent.
  let inHole: Double

  /// C down to the variance of the ring's noise.
  static let discrepancy = MeanDiscrepancy(scales: [1, 0.25, 0.0625, 0.015625])

  init(_ samples: [[Double]], _ fresh: [[Double]]) {
    squared = Self.discrepancy(samples, fresh)
    inHole =
      100 * Autoencoders.share(samples.map { ($0[0] * $0[0] + $0[1] * $0[1]).squareRoot() < 0.6 })
  }
}
