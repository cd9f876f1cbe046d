import BayesNumerics
import Networks
import Plotting
import Workbook

extension Autoencoders {
  /// A critic teaches the decoder: the adversarial part of a VAE-GAN, on digits.
  static let critic = Section<AutoencoderStudy>(
    "critic", "What does a critic teach the decoder?", seconds: 8
  ) { study, run in
    // Data and models: digits; the variational autoencoders, and each of them taught by a critic 64-32-1
    let images = study.digits.training.images
    let test = study.digits.test.images
    let judge = try await study.classifier.value
    let before = try await study.variationals.value
    let seeds = before.count
    let epochs = run.isQuick ? 3 : 8

    // Inference: the game, and without the critic's part the same steps of the decoder alone
    func taught(_ weight: Double, _ name: String) async throws -> [TrainedAutoencoder] {
      let game = CriticTraining(units: [32], weight: weight, epochs: epochs)
      return try await atOnce(seeds) { seed in
        try game.run(before[seed], on: images, using: run.random("\(name) \(seed)"))
      }
    }
    let (alone, after) = (
      try await taught(0, "alone"), try await taught(Self.criticWeight, "critic")
    )

    // Judged by critics who are new, by the classifier, and by the bound
    let kinds = [
      ("variational", before), ("more steps, no critic", alone), ("with a critic", after),
    ]
    let flat = try await atOnce(kinds.count * seeds) { place in
      let (kind, seed) = (place / seeds, place % seeds)
      var random = run.random("judged \(kind) \(seed)")
      let model = kinds[kind].1[seed]
      func made(_ count: Int) -> [[Double]] {
        model.images((0..<count).map { _ in [random.normal(), random.normal()] })
      }
      let shown = made(1000)
      return CriticScore(
        accuracy: try FreshCritic(
          real: Array(images.prefix(1000)), made: shown, heldOut: test,
          madeHeldOut: made(test.count), units: [32], epochs: run.isQuick ? 10 : 40,
          using: random.stream("fresh")
        ).accuracy,
        odd: Self.share(judge.areOdd(shown)),
        ink: Self.contrast(shown),
        bound: model.bound(test, draws: 10, using: random.stream("bound")))
    }
    let scores = kinds.indices.map { Array(flat[$0 * seeds..<($0 + 1) * seeds]) }
    func mean(_ kind: Int, _ number: (CriticScore) -> Double) -> Runs {
      Runs(scores[kind].map(number))
    }

    // What it shows
    let real = Self.contrast(test)
    let contrasts = kinds.indices.map { mean($0, \.ink) }
    let accuracies = kinds.indices.map { mean($0) { 100 * $0.accuracy } }
    let odds = kinds.indices.map { mean($0) { 100 * $0.odd } }
    let bounds = kinds.indices.map { mean($0, \.bound) }
    let isSharper = contrasts[2].mean > contrasts[1].mean
    func spread(_ runs: Runs, _ decimals: Int) -> String {
      runs.values.count == 1
        ? NumberText.fixed(runs.mean, decimals: decimals)
        : "\(NumberText.fixed(runs.mean, decimals: decimals)) (\(NumberText.fixed(runs.least, decimals: decimals)) to "
          + "\(NumberText.fixed(runs.most, decimals: decimals)))"
    }
    var codes = run.random("shown")
    let shown = (0..<20).map { _ in [codes.normal(), codes.normal()] }
    return Findings(
      answer:
        "To draw with \(isSharper ? "more" : "no more") contrast, "
        + "\(bounds[2].mean < bounds[1].mean ? "and it costs the bound" : "at no cost to the bound"): a pixel's mean distance from grey is "
        + "\(NumberText.fixed(contrasts[2].mean, decimals: 3)) with the critic and \(NumberText.fixed(contrasts[1].mean, decimals: 3)) "
        + "after as many steps without (real digits: \(NumberText.fixed(real, decimals: 3))), and the bound is "
        + "\(NumberText.fixed(bounds[1].mean - bounds[2].mean, decimals: 1)) nats lower. A new critic is right in "
        + "\(NumberText.fixed(accuracies[2].mean, decimals: 0)) % of its verdicts, against "
        + "\(NumberText.fixed(accuracies[1].mean, decimals: 0)) %.",
      tables: [
        Table(
          title: "1000 images made up by each decoder",
          columns: [
            "decoder", "new critic is right [%]", "odd [%]", "contrast", "bound, held out [nats]",
          ],
          rows: kinds.indices.map { place in
            [
              kinds[place].0, spread(accuracies[place], 0), spread(odds[place], 1),
              spread(contrasts[place], 3), spread(bounds[place], 1),
            ]
          } + [
            [
              "real digits, held out", "",
              NumberText.fixed(100 * Self.share(judge.areOdd(test)), decimals: 1),
              NumberText.fixed(real, decimals: 3), "",
            ]
          ],
          note:
            "\(seeds == 1 ? "One training" : "Means of three trainings, with the least and the most"). A critic that can tell nothing is "
            + "right in 50 %. Contrast: the mean of |pixel - 1/2|.")
      ],
      figures: [
        Figure(
          name: "critic",
          caption:
            "The same codes decoded twice: first and third row by the decoder after more steps on the bound, second and fourth row by the "
            + "one that a critic taught.",
          layout: Figure.Layout(width: 1000, height: 470, margins: (20, 20, 20, 20)),
          panels: [
            ImageSheet(rows: 8, columns: 8).panel(
              "taught", Self.beside(alone[0].images(shown), after[0].images(shown), across: 10),
              across: 10, because: "nets trained on this machine")
          ])
      ],
      claims: [
        Claim(
          "63f", Claim.Source(lecture: "004", slide: "Examples of use"),
          "a decoder that pleases a critic",
          .shape(
            "the loss of a VAE-GAN",
            measuring: "nats that the bound loses beside as many steps without a critic",
            bounds[1].mean - bounds[2].mean, .above(0), precision: .notCompared,
            falseAlarmRate: 0.01))
      ],
      values: zip(["before", "alone", "critic"], kinds.indices).flatMap { name, place in
        [
          Findings.Value("accuracy.\(name)", accuracies[place].mean, standardError: 3),
          Findings.Value("odd.\(name)", odds[place].mean, standardError: 3),
          Findings.Value("contrast.\(name)", contrasts[place].mean, standardError: 0.01),
          Findings.Value("bound.\(name)", bounds[place].mean, standardError: 1),
        ]
      } + [.init("contrast.real", real)])
  }

  /// γ: the slopes of the likelihood of sixteen cells a pixel are large beside a critic's.
  private static let criticWeight = 100.0

  /// The mean over images and pixels of |x - 1/2|.
  private static func contrast(_ images: [[Double]]) -> Double {
    let sum = images.reduce(0.0) { $0 + $1.reduce(0.0) { $0 + abs($1 - 0.5) } }
    return sum / Double(images.count * images[0].count)
  }
}

/// What judges say of a decoder's images.
struct CriticScore: Sendable {
  /// Of a new critic, 1/2 where nothing can be told.
  let accuracy: Double
  let odd: Double
  let ink: Double
  let bound: Double
}
