import BayesNumerics
import Networks
import Plotting
import RealModule
import Workbook

extension Autoencoders {
  /// Three things that a decoder may say of a grey pixel, compared in nats.
  static let likelihoods = Section<AutoencoderStudy>(
    "likelihoods", "What should the decoder say of a pixel?", seconds: 14
  ) { study, run in
    // Data: pixels of 17 levels, counts of ink in blocks of sixteen
    let split = study.digits
    let levels = 17
    let epochs = run.isQuick ? 12 : 60

    // Model: codes of eight numbers, and three distributions of a pixel
    let kinds: [(name: String, likelihood: DecoderLikelihood)] = [
      ("binomial of 16", .binomial(trials: levels - 1)),
      ("normal, learned variance", .normalOfLearnedVariance),
      ("categorical, 17 levels", .categorical(levels: levels)),
    ]

    // Inference
    let found = try await withThrowingTaskGroup(of: (Int, DecoderScore).self) { group in
      for (place, kind) in kinds.enumerated() {
        group.addTask {
          let model = try TrainedAutoencoder(
            Autoencoder(
              inputs: 64, hidden: [128], codeSize: 8, likelihood: kind.likelihood,
              regulariser: .divergence(beta: 1)),
            on: split.training.images, epochs: epochs, using: run.random(kind.name))
          return (
            place,
            DecoderScore(
              model, split, spacing: 1 / Double(levels - 1), using: run.random("score \(kind.name)")
            )
          )
        }
      }
      var scores = [DecoderScore?](repeating: nil, count: kinds.count)
      for try await (place, score) in group { scores[place] = score }
      return scores.compactMap { $0 }
    }

    // What it shows
    let constant = LevelFrequencies(split.training.images, levels: levels)
    let uniform = 64 * Double.log(Double(levels))
    let pixels = constant.logProbability(split.test.images)
    let best = found.indices.max { found[$0].bound < found[$1].bound } ?? 0
    return Findings(
      answer:
        "What the pixel can be. In nats per image of the same 64 grey levels, the bounds on held-out digits are "
        + zip(kinds, found).map {
          "\(NumberText.fixed($1.bound, decimals: 0)) (\($0.name))"
        }.joined(separator: ", ") + "; each pixel by its own frequencies has "
        + "\(NumberText.fixed(pixels, decimals: 0)).",
      tables: [
        Table(
          title: "Bounds on \(split.test.images.count) held-out digits",
          columns: ["a pixel given its code", "training [nats]", "held out [nats]", "KL [nats]"],
          rows: zip(kinds, found).map { kind, score in
            [
              kind.name, NumberText.fixed(score.trainingBound, decimals: 1),
              NumberText.fixed(score.bound, decimals: 1),
              NumberText.fixed(score.divergence, decimals: 1),
            ]
          } + [
            ["each pixel alone, no code", "", NumberText.fixed(pixels, decimals: 1), ""],
            ["all levels alike", "", NumberText.fixed(-uniform, decimals: 1), ""],
          ],
          note:
            "The normal's density times the distance of two levels counts as the probability of a level. The learned "
            + "standard deviation is \(NumberText.fixed(found[1].deviation, decimals: 3)).")
      ],
      figures: [figure(kinds.map(\.name), found, pixels: pixels)],
      claims: [
        Claim(
          "59m", Claim.Source(lecture: "003", slide: "VAE loss"), "bound of the best decoder",
          .shape(
            "mean log p(x | z) over draws of z",
            measuring: "nats per held-out image over those of each pixel alone",
            found[best].bound - pixels, .above(2), precision: .notCompared, falseAlarmRate: 0.001))
      ],
      values: zip(["binomial", "normal", "categorical"], found).flatMap { name, score in
        [
          Findings.Value("bound.\(name)", score.bound, standardError: 1),
          Findings.Value("training.\(name)", score.trainingBound, standardError: 1),
        ]
      } + [
        .init("pixels", pixels), .init("uniform", -uniform),
        .init("deviation", found[1].deviation, standardError: 0.002),
      ])
  }

  // MARK: Figure

  private static func figure(_ names: [String], _ scores: [DecoderScore], pixels: Double) -> Figure
  {
    let why = Agreement.notCompared(because: "nets trained on this machine")
    let places = names.indices.map { Double($0 + 1) }
    let costs = scores.map { -$0.bound }
    return Figure(
      name: "decoders",
      caption:
        "What an image costs in nats, with three decoders: shorter is better. The upper part of each bar is the divergence, the "
        + "price of the code; the dashed line is the cost without any code.",
      layout: Figure.Layout(width: 1000, height: 600),
      panels: [
        Panel(
          x: Axis(
            "",
            range: 0.4...3.6,
            tics: .labelled(zip(places, names).map { (at: $0, text: Text(verbatim: $1)) })),
          y: Axis("-bound, held-out digits [nats per image]", range: 0...200),
          layers: [
            .bars("total", x: places, heights: costs, width: 0.5, .sky, agreement: why),
            .bars(
              "likelihood", x: places, heights: scores.map { -$0.bound - $0.divergence },
              width: 0.5,
              .blue, agreement: why),
            .horizontalLine(at: -pixels, Stroke(.vermillion, dash: .dashed)),
            .label(
              "each pixel alone", x: .data(3.55), y: .data(-pixels), .vermillion, anchor: .right,
              offset: (0, 0.8)),
          ])
      ])
  }
}

/// How well a decoder's images fit, in nats per image.
struct DecoderScore: Sendable {
  let bound: Double
  let trainingBound: Double
  let divergence: Double
  /// √s of a normal decoder.
  let deviation: Double

  /// The density of a normal is turned into a probability by the distance of two levels.
  init(
    _ model: TrainedAutoencoder, _ split: ImageSplit, spacing: Double, using random: RandomSource
  ) {
    let isDensity = model.autoencoder.likelihood == .normalOfLearnedVariance
    let width = isDensity ? Double(split.test.images[0].count) * .log(spacing) : 0
    let training = Array(split.training.images.prefix(split.test.images.count))
    bound = width + model.bound(split.test.images, draws: 10, using: random.stream("test"))
    trainingBound = width + model.bound(training, draws: 10, using: random.stream("training"))
    divergence = model.encode(split.test.images).divergences.reduce(0, +)
    deviation = model.parameters.variance.squareRoot()
  }
}

/// Each pixel's own frequencies of its levels, as if pixels knew nothing of each other.
struct LevelFrequencies: Sendable {
  private let logarithms: [[Double]]
  private let levels: Int

  /// One is added to each count, so that no level is impossible.
  init(_ images: [[Double]], levels: Int) {
    var counts = images[0].map { _ in [Double](repeating: 1, count: levels) }
    for image in images {
      for (pixel, ink) in image.enumerated() {
        counts[pixel][Int((ink * Double(levels - 1)).rounded())] += 1
      }
    }
    let total = Double(images.count + levels)
    logarithms = counts.map { $0.map { .log($0 / total) } }
    self.levels = levels
  }

  /// A mean over images, in nats.
  func logProbability(_ images: [[Double]]) -> Double {
    let sum = images.reduce(0.0) { total, image in
      total
        + image.enumerated().reduce(0.0) {
          $0 + logarithms[$1.offset][Int(($1.element * Double(levels - 1)).rounded())]
        }
    }
    return sum / Double(images.count)
  }
}
