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
    let game = CriticTraining(units: [32, 32], weight: 1, epochs: run.isQuick ? 8 : 30)
    let pleasing = try await atOnce(seeds) { seed in
      try game.run(variationals[seed], on: points, using: run.random("critic \(seed)"))
    }

    // Inference: samples of each against fresh points of the ring
    let number = run.isQuick ? 300 : 2000
    let isolated = run.random("samples")
    @Sendable func normals(_ count: Int, _ random: inout RandomSource) -> [[Double]] {
      (0..<count).map { _ in [random.normal(), random.normal()] }
    }
    let names = [
      "variational autoencoder", "two stages", "Wasserstein autoencoder", "with a critic",
      "the ring itself",
    ]
    @Sendable func samples(_ kind: Int, _ seed: Int) -> [[Double]] {
      var random = isolated.stream("\(kind) \(seed)")
      switch kind {
      case 0: return variationals[seed].samples(normals(number, &random), using: &random)
      case 1:
        return variationals[seed].samples(
          stages[seed].codes(number, using: &random), using: &random)
      case 2: return wassersteins[seed].images(normals(number, &random))
      case 3: return pleasing[seed].samples(normals(number, &random), using: &random)
      default: return ring.draw(number, using: &random)
      }
    }
    let clouds = try await atOnce(names.count * seeds) { samples($0 / seeds, $0 % seeds) }
    let judged = try await atOnce(clouds.count) { place in
      var random = isolated.stream("fresh \(place)")
      let fresh = ring.draw(number, using: &random)
      return RingScore(clouds[place], fresh)
    }
    var random = run.random("normal")
    let single = try PlaneMixture(points, components: 1, using: &random)
    let normal = RingScore(
      (0..<number).map { _ in single.sample(using: &random) }, ring.draw(number, using: &random))
    let scores = names.indices.map { Array(judged[$0 * seeds..<($0 + 1) * seeds]) }
    let squared = scores.map { Runs($0.map(\.squared)) }
    let holes = scores.map { Runs($0.map(\.inHole)) }

    // What it shows
    let best = (0..<4).min { squared[$0].mean < squared[$1].mean } ?? 0
    // Better where every training is better than every one of the first
    let better = (1..<4).filter { squared[$0].most < squared[0].least }
    func small(_ value: Double) -> String { NumberText.fixed(value, decimals: 4) }
    return Findings(
      answer: (better.count == 3
        ? "All three do. "
        : better.isEmpty
          ? "None does for certain. "
          : "\(better.map { names[$0] }.joined(separator: " and ")): yes; the others: not for certain. "
            .capitalisedFirst)
        + "Least is the squared discrepancy of samples from fresh points of the ring for \(names[best]), "
        + "\(small(squared[best].mean)); the variational autoencoder alone has \(small(squared[0].mean)), and one set of points of the ring "
        + "against another \(small(squared[4].mean)).",
      tables: [
        Table(
          title: "\(number) samples of each model against \(number) fresh points of the ring",
          columns: ["model", "MMD squared", "least to most", "in the hole [%]"],
          rows: names.indices.map { place in
            [
              names[place], small(squared[place].mean),
              "\(small(squared[place].least)) to \(small(squared[place].most))",
              NumberText.fixed(holes[place].mean, decimals: 1),
            ]
          } + [
            ["normal", small(normal.squared), "", NumberText.fixed(normal.inHole, decimals: 1)]
          ],
          note:
            "\(seeds == 1 ? "One training" : "Means of three trainings"). In the hole: nearer than 0.6 to the centre. Samples of the "
            + "Wasserstein autoencoder are f(z) without noise.")
      ],
      figures: [figure(Array(names.prefix(4)), (0..<4).map { clouds[$0 * seeds] })],
      claims: [
        Claim(
          "63e", Claim.Source(lecture: "004", slide: "Examples of use"),
          "samples of a ring, by two stages, MMD and a critic",
          .shape(
            "combinations of the variational autoencoder with other losses",
            measuring: "the largest squared discrepancy of the four from the ring, over a normal's",
            (squared.prefix(4).map(\.mean).max() ?? .nan) / normal.squared, .below(1),
            precision: .notCompared, falseAlarmRate: 0.01))
      ],
      values: zip(["variational", "stages", "wasserstein", "critic", "truth"], squared).map {
        Findings.Value("mmd.\($0)", $1.mean, standardError: 0.002)
      }
        + zip(["variational", "stages", "wasserstein", "critic", "truth"], holes).map {
          Findings.Value("hole.\($0)", $1.mean, standardError: 0.7)
        } + [.init("mmd.normal", normal.squared, standardError: 0.003)])
  }

  // MARK: Figure

  private static func figure(_ names: [String], _ clouds: [[[Double]]]) -> Figure {
    let why = Agreement.notCompared(because: "single draws of nets trained on this machine")
    let inks: [Ink] = [.blue, .sky, .orange, .purple]
    return Figure(
      name: "ring-again",
      caption:
        "Three remedies on the ring, beside the variational autoencoder that they start from or replace. 500 samples of each; the "
        + "circle is the ring's mean radius.",
      layout: Figure.Layout(
        columns: 2, width: 1000, height: 1080, margins: (90, 30, 50, 90), gaps: (110, 150)),
      panels: names.indices.map { place in
        let angles = (0...120).map { Double($0) * Double.pi / 60 }
        let radius = 1 + (Double.pi / 2).squareRoot() / 10
        let shown = clouds[place].prefix(500)
        return Panel(
          Text(verbatim: names[place]), x: Axis("*x*_{1}", range: -2...2, tics: .every(1)),
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

extension String {
  /// With a capital at the beginning.
  fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
