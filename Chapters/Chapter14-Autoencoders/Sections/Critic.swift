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
    let classifier = try await study.classifier.value
    let before = try await study.variationals.value
    let seeds = before.count
    let epochs = run.isQuick ? 40 : 80

    // Inference: games with two weights, and without the critic's part the same steps of the decoder alone
    let weights = [0] + Self.weightsOfCritic
    let games = try await atOnce(weights.count * seeds) { place in
      let (weight, seed) = (weights[place / seeds], place % seeds)
      return try CriticTraining(units: [32], weight: weight, epochs: epochs).run(
        before[seed], on: images, using: run.random("critic \(weight) \(seed)"))
    }
    let models = [before] + weights.indices.map { Array(games[$0 * seeds..<($0 + 1) * seeds]) }

    // Judged by critics who are new, by the classifier, and by the bound
    let flat = try await atOnce(models.count * seeds) { place in
      let (kind, seed) = (place / seeds, place % seeds)
      var random = run.random("judged \(kind) \(seed)")
      let model = models[kind][seed]
      func made(_ count: Int) -> [[Double]] {
        model.images((0..<count).map { _ in [random.normal(), random.normal()] })
      }
      let shown = made(images.count)
      return DecoderVerdict(
        fresh: try FreshCritic(
          real: images, made: shown, heldOut: test, madeHeldOut: made(test.count), units: [32],
          mostEpochs: run.isQuick ? 100 : 1000, using: random.stream("fresh")),
        odd: 100 * Self.share(classifier.areOdd(Array(shown.prefix(1000)))),
        contrast: Self.contrast(shown),
        bound: model.bound(test, draws: 10, using: random.stream("bound")))
    }
    func runs(_ kind: Int, _ number: (DecoderVerdict) -> Double) -> Runs {
      Runs(flat[kind * seeds..<(kind + 1) * seeds].map(number))
    }
    let kinds = models.indices
    let (alone, last) = (1, models.count - 1)
    let bounds = kinds.map { runs($0, \.bound) }
    let losses = kinds.map { runs($0, \.fresh.logLoss) }
    let accuracies = kinds.map { runs($0) { 100 * $0.fresh.accuracy } }
    let odds = kinds.map { runs($0, \.odd) }
    let contrasts = kinds.map { runs($0, \.contrast) }
    let real = Self.contrast(test)

    // What it shows: differences that every training shows are told, others are not
    let names =
      ["variational", "more steps, no critic"]
      + Self.weightsOfCritic.map { "critic, γ = \(NumberText.shortest($0))" }
    func spread(_ runs: Runs, _ decimals: Int) -> String {
      runs.values.count == 1
        ? NumberText.fixed(runs.mean, decimals: decimals)
        : "\(NumberText.fixed(runs.mean, decimals: decimals)) (\(NumberText.fixed(runs.least, decimals: decimals)) to "
          + "\(NumberText.fixed(runs.most, decimals: decimals)))"
    }
    func told(_ of: [Runs], higher: String, lower: String) -> String {
      guard let sign = of[last].sign(beside: of[alone]) else {
        return seeds == 1 ? "not judged by one training" : "not measurably changed"
      }
      return sign > 0 ? higher : lower
    }
    var codes = run.random("shown")
    let shown = (0..<12).map { _ in [codes.normal(), codes.normal()] }
    let strongest = NumberText.shortest(weights[weights.count - 1])
    return Findings(
      answer:
        "After as many steps with and without a critic (γ = \(strongest)), the contrast of what "
        + "is made is \(told(contrasts, higher: "higher", lower: "lower")) "
        + "(\(NumberText.fixed(contrasts[last].mean, decimals: 3)) against \(NumberText.fixed(contrasts[alone].mean, decimals: 3)); real "
        + "digits \(NumberText.fixed(real, decimals: 3))), the bound \(told(bounds, higher: "higher", lower: "lower")) "
        + "(\(NumberText.fixed(bounds[last].mean, decimals: 1)) against \(NumberText.fixed(bounds[alone].mean, decimals: 1)) nats), and the "
        + "work of a new critic \(told(losses, higher: "harder", lower: "easier")): its log loss is "
        + "\(NumberText.fixed(losses[last].mean, decimals: 3)) against \(NumberText.fixed(losses[alone].mean, decimals: 3)) nats.",
      tables: [
        Table(
          title: "\(images.count) images made up by each decoder",
          columns: [
            "decoder", "new critic: log loss [nats]", "it is right [%]", "odd [%]", "contrast",
            "bound, held out [nats]",
          ],
          rows: kinds.map { kind in
            [
              names[kind], spread(losses[kind], 3), spread(accuracies[kind], 0),
              spread(odds[kind], 1), spread(contrasts[kind], 3), spread(bounds[kind], 1),
            ]
          } + [
            [
              "real digits, held out", "", "",
              NumberText.fixed(100 * Self.share(classifier.areOdd(test)), decimals: 1),
              NumberText.fixed(real, decimals: 3), "",
            ]
          ],
          note:
            "\(seeds == 1 ? "One training" : "Means of three trainings, with the least and the most"); \(epochs) epochs of the game. A new "
            + "critic that can tell nothing has a log loss of \(NumberText.fixed(.log(2), decimals: 3)) and is right in 50 %; it is "
            + "trained until its validation part says stop"
            + (flat.allSatisfy(\.fresh.hasConverged) ? ". " : " (not all were: time was up). ")
            + "Contrast: the mean of |pixel - 1/2|.")
      ],
      figures: [
        figure(
          shown, models.indices.dropFirst().map { (name: names[$0], model: models[$0][0]) })
      ],
      claims: [
        Claim(
          "63f", Claim.Source(lecture: "004", slide: "Examples of use"),
          "a decoder that pleases a critic",
          .shape(
            "the loss of a VAE-GAN",
            measuring: "contrast of what is made, with a critic less without, after as many steps",
            contrasts[last].mean - contrasts[alone].mean, .above(0), precision: .notCompared,
            falseAlarmRate: 0.1))
      ],
      values: zip(["before", "alone", "weak", "strong"], kinds).flatMap { name, kind in
        [
          Findings.Value("loss.\(name)", losses[kind].mean, standardError: 0.03),
          Findings.Value("accuracy.\(name)", accuracies[kind].mean, standardError: 3),
          Findings.Value("odd.\(name)", odds[kind].mean, standardError: 3),
          Findings.Value("contrast.\(name)", contrasts[kind].mean, standardError: 0.01),
          Findings.Value("bound.\(name)", bounds[kind].mean, standardError: 1),
        ]
      } + [.init("contrast.real", real), .init("epochs", epochs)])
  }

  /// γ: the slopes of the likelihood of sixteen cells a pixel are large beside a critic's.
  private static let weightsOfCritic = [10.0, 100]

  /// The mean over images and pixels of |x - 1/2|.
  private static func contrast(_ images: [[Double]]) -> Double {
    let sum = images.reduce(0.0) { $0 + $1.reduce(0.0) { $0 + abs($1 - 0.5) } }
    return sum / Double(images.count * images[0].count)
  }

  // MARK: Figure

  /// The same codes in every row, a decoder for each.
  private static func figure(
    _ codes: [[Double]], _ decoders: [(name: String, model: TrainedAutoencoder)]
  ) -> Figure {
    let sheet = ImageSheet(rows: 8, columns: 8)
    return Figure(
      name: "critic",
      caption:
        "The same codes, decoded after as many steps without a critic and with one, for two weights of the critic.",
      layout: Figure.Layout(width: 1200, height: 290, margins: (200, 20, 20, 20)),
      panels: [
        sheet.panel(
          "taught", decoders.flatMap { $0.model.images(codes) }, across: codes.count,
          because: "nets trained on this machine",
          labels: (
            [],
            decoders.indices.map {
              (sheet.middle(ofRow: $0, of: decoders.count), Text(verbatim: decoders[$0].name))
            }
          ))
      ])
  }
}

/// What judges say of a decoder's images.
struct DecoderVerdict: Sendable {
  let fresh: FreshCritic
  /// Odd images, in per cent.
  let odd: Double
  /// The mean of |pixel - 1/2|.
  let contrast: Double
  /// On held-out digits, in nats.
  let bound: Double
}
