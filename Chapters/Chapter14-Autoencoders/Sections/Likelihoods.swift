import BayesNumerics
import Networks
import Plotting
import RealModule
import Workbook

extension Autoencoders {
  /// Three things that a decoder may say of a grey pixel, compared in nats.
  static let likelihoods = Section<AutoencoderStudy>(
    "likelihoods", "What should the decoder say of a pixel?", seconds: 12
  ) { study, run in
    // Data: pixels of 17 levels, counts of ink in blocks of sixteen; a seventh of what teaches is kept back
    let levels = 17
    let (taught, validation) = study.digits.training.images.divided(keepingBack: 0.15)
    let test = study.digits.test.images

    // Model: codes of eight numbers, and three distributions of a pixel
    let kinds: [(name: String, likelihood: DecoderLikelihood)] = [
      ("binomial of 16", .binomial(trials: levels - 1)),
      ("normal, learned variance", .normalOfLearnedVariance),
      ("categorical, 17 levels", .categorical(levels: levels)),
    ]

    // Inference: each trained until the validation bound no longer rises, three times
    let seeds = run.isQuick ? 1 : 3
    let training = ValidatedTraining(
      rate: 4e-3, stretch: run.isQuick ? 5 : 20, patience: 2, mostEpochs: run.isQuick ? 40 : 1500)
    let runs = try await atOnce(kinds.count * seeds) { place in
      let kind = kinds[place / seeds]
      var random = run.random("\(kind.name) \(place % seeds)")
      let autoencoder = Autoencoder(
        inputs: 64, hidden: [128], codeSize: 8, likelihood: kind.likelihood,
        regulariser: .divergence(beta: 1))
      let start: Autoencoder.Parameters<Float> = autoencoder.initialParameters(using: &random)
      let found = try training.run(
        autoencoder, from: start, on: taught, validation: validation, using: &random)
      try Task.checkCancellation()
      return DecoderScore(
        autoencoder, found, taught: Array(taught.prefix(test.count)), test: test, levels: levels,
        using: random.stream("score"))
    }
    // The binomial once more, on all training digits for about as many epochs: what keeping some back costs
    let epochs = run.isQuick ? 40 : 400
    let whole = Runs(
      try await atOnce(seeds) { seed in
        let random = run.random("all digits \(seed)")
        return try TrainedAutoencoder(
          Autoencoder(
            inputs: 64, hidden: [128], codeSize: 8, likelihood: .binomial(trials: levels - 1),
            regulariser: .divergence(beta: 1)),
          on: study.digits.training.images, epochs: epochs, using: random
        ).bound(test, draws: 10, using: random.stream("score"))
      })
    let found = kinds.indices.map { DecoderScores(Array(runs[$0 * seeds..<($0 + 1) * seeds])) }

    // What it shows
    let uniform = 64 * Double.log(Double(levels))
    let pixels = NoCode(.categorical(levels: levels), taught).logDensity(test)
    let order = found.indices.sorted { found[$0].bound.mean > found[$1].bound.mean }
    let best = found[order[0]]
    let better = found.indices.filter { found[$0].bound.mean > pixels }
    func nats(_ value: Double) -> String { NumberText.fixed(value, decimals: 0) }
    return Findings(
      answer:
        "As much as the pixel can be. In nats per image of the same 64 grey levels, the bounds on held-out digits are "
        + order.map { "\(nats(found[$0].bound.mean)) (\(kinds[$0].name))" }.joined(separator: ", ")
        + "; each pixel by its own frequencies, without a code, has \(nats(pixels)), and "
        + (better.count == kinds.count
          ? "all three do better."
          : better.isEmpty
            ? "none does better."
            : "\(better.count == 1 ? "one does" : "two do") better."),
      tables: [
        Table(
          title:
            "Bounds on \(test.count) held-out digits, \(seeds == 1 ? "one run" : "means of three runs")",
          columns: [
            "a pixel given its code", "training [nats]", "held out [nats]", "least to most",
            "KL [nats]",
            "epochs",
          ],
          rows: zip(kinds, found).map { kind, score in
            [
              kind.name, NumberText.fixed(score.training.mean, decimals: 1),
              NumberText.fixed(score.bound.mean, decimals: 1),
              "\(NumberText.fixed(score.bound.least, decimals: 1)) to "
                + "\(NumberText.fixed(score.bound.most, decimals: 1))",
              NumberText.fixed(score.divergence.mean, decimals: 1),
              NumberText.fixed(score.epochs.mean, decimals: 0),
            ]
          } + [
            [
              "binomial, all training digits", "", NumberText.fixed(whole.mean, decimals: 1),
              "\(NumberText.fixed(whole.least, decimals: 1)) to \(NumberText.fixed(whole.most, decimals: 1))",
              "", "\(epochs)",
            ],
            ["each pixel alone, no code", "", NumberText.fixed(pixels, decimals: 1), "", "", ""],
            ["all levels alike", "", NumberText.fixed(-uniform, decimals: 1), "", "", ""],
          ],
          note:
            "The probability of a level under the normal is that of rounding to it: the end levels get the tails. Its learned "
            + "standard deviation is \(NumberText.fixed(found[1].deviation.mean, decimals: 3)). "
            + (found.allSatisfy(\.hasConverged)
              ? "Every run ended because its validation bound rose no more."
              : "Not every run was trained until its validation bound rose no more."))
      ],
      figures: [figure(kinds.map(\.name), found, pixels: pixels)],
      claims: [
        Claim(
          "59m", Claim.Source(lecture: "003", slide: "VAE loss"), "bound of the best decoder",
          .shape(
            "mean log p(x | z) over draws of z",
            measuring: "nats per held-out image over those of each pixel alone",
            best.bound.mean - pixels, .above(2), precision: .notCompared, falseAlarmRate: 0.001))
      ],
      values: zip(["binomial", "normal", "categorical"], found).flatMap { name, score in
        [
          Findings.Value("bound.\(name)", score.bound.mean, standardError: 1),
          Findings.Value("training.\(name)", score.training.mean, standardError: 1),
          Findings.Value("divergence.\(name)", score.divergence.mean, standardError: 0.5),
          Findings.Value("epochs.\(name)", score.epochs.mean, standardError: 100),
        ]
      } + [
        .init("whole", whole.mean, standardError: 1), .init("whole.epochs", epochs),
        .init("pixels", pixels), .init("uniform", -uniform),
        .init("deviation", found[1].deviation.mean, standardError: 0.002),
        .init("density", found[1].density.mean, standardError: 1),
      ])
  }

  // MARK: Figure

  private static func figure(_ names: [String], _ scores: [DecoderScores], pixels: Double) -> Figure
  {
    let why = Agreement.notCompared(because: "nets trained on this machine")
    let places = names.indices.map { Double($0 + 1) }
    let costs = scores.map { -$0.bound.mean }
    let most = 20 * ((max(costs.max() ?? 0, -pixels) * 1.12) / 20).rounded(.up)
    return Figure(
      name: "decoders",
      caption:
        "What an image costs in nats with three decoders: shorter is better. The upper part of each bar is the divergence, the "
        + "price of the code; rings are single runs, side by side. The dashed line is the cost of each pixel by its own frequencies, without any code.",
      layout: Figure.Layout(width: 1000, height: 600),
      panels: [
        Panel(
          x: Axis(
            "decoder",
            range: 0.4...4.1,
            tics: .labelled(zip(places, names).map { (at: $0, text: Text(verbatim: $1)) })),
          y: Axis("-bound, held-out digits [nats per image]", range: 0...most),
          layers: [
            .bars("total", x: places, heights: costs, width: 0.5, .sky, agreement: why),
            .bars(
              "likelihood", x: places, heights: zip(costs, scores).map { $0 - $1.divergence.mean },
              width: 0.5, .blue, agreement: why),
            .points(
              "runs",
              x: places.indices.flatMap { place in
                let runs = scores[place].bound.values.indices
                return runs.map { places[place] + 0.12 * (Double($0) - Double(runs.count - 1) / 2) }
              },
              y: scores.flatMap { $0.bound.values.map { -$0 } }, .black, marker: .openCircle,
              size: 0.8, agreement: why),
            .line(
              "alone", x: [0.4, 4.1], y: [-pixels, -pixels],
              Stroke(.vermillion, width: 4, dash: .dashed), agreement: why),
            .label(
              "each pixel alone", x: .data(3.33), y: .data(-pixels), .vermillion, offset: (0, 0.8)),
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
  /// The bound with a normal's density times the distance of two levels in place of the levels' probabilities.
  let density: Double
  let epochs: Int
  let hasConverged: Bool

  init(
    _ autoencoder: Autoencoder, _ found: ValidatedTraining.Result<Float>, taught: [[Double]],
    test: [[Double]], levels: Int, using random: RandomSource
  ) {
    let parameters = found.parameters
    let isNormal = autoencoder.likelihood == .normalOfLearnedVariance
    let rounded = RoundedNormal(
      levels: levels, deviation: parameters.variance.squareRoot())
    /// E_q log P(x | z) - KL with the probabilities of levels, a mean over ten draws and the images.
    func bound(_ images: [[Double]], _ purpose: String) -> Double {
      var random = random.stream(purpose)
      guard isNormal else {
        let bounds = autoencoder.bounds(parameters, images, draws: 10, using: &random)
        return bounds.reduce(0, +) / Double(images.count)
      }
      let q = autoencoder.encode(parameters, images)
      var sum = -10 * Double(images.count) * q.divergences.reduce(0, +)
      for _ in 0..<10 {
        let codes = images.indices.map { q.draw($0, using: &random) }
        for (image, means) in zip(images, autoencoder.decode(parameters, codes)) {
          sum += rounded.logProbability(image, means: means)
        }
      }
      return sum / (10 * Double(images.count))
    }
    self.bound = bound(test, "test")
    trainingBound = bound(taught, "training")
    var again = random.stream("test")
    let width = isNormal ? -Double(test[0].count) * .log(Double(levels - 1)) : 0
    density =
      width
      + autoencoder.bounds(parameters, test, draws: 10, using: &again).reduce(0, +)
      / Double(test.count)
    divergence = autoencoder.encode(parameters, test).divergences.reduce(0, +)
    deviation = parameters.variance.squareRoot()
    epochs = found.epochs
    hasConverged = found.hasConverged
  }
}

/// Some runs of one decoder.
struct DecoderScores: Sendable {
  let bound: Runs
  let training: Runs
  let divergence: Runs
  let deviation: Runs
  let density: Runs
  let epochs: Runs
  let hasConverged: Bool

  init(_ scores: [DecoderScore]) {
    bound = Runs(scores.map(\.bound))
    training = Runs(scores.map(\.trainingBound))
    divergence = Runs(scores.map(\.divergence))
    deviation = Runs(scores.map(\.deviation))
    density = Runs(scores.map(\.density))
    epochs = Runs(scores.map { Double($0.epochs) })
    hasConverged = scores.allSatisfy(\.hasConverged)
  }
}

/// A normal number rounded to the nearest of some levels 0, 1/(levels - 1), ..., 1; the end levels get the tails.
struct RoundedNormal: Sendable {
  let levels: Int
  let deviation: Double

  /// log P(x) for one level x and the normal's mean.
  func logProbability(_ x: Double, mean: Double) -> Double {
    let normal = Normal(mean: mean, standardDeviation: deviation)
    let half = 0.5 / Double(levels - 1)
    if x < half { return normal.logCumulative(x + half) }
    if x > 1 - half { return normal.logUpperTail(x - half) }
    // Of the two tails the smaller ones, whose difference loses no digits
    let (large, small) =
      x > mean
      ? (normal.logUpperTail(x - half), normal.logUpperTail(x + half))
      : (normal.logCumulative(x + half), normal.logCumulative(x - half))
    return large + .log(-.expMinusOne(small - large))
  }

  /// The sum over the pixels of an image.
  func logProbability(_ image: [Double], means: [Double]) -> Double {
    zip(image, means).reduce(0) { $0 + logProbability($1.0, mean: $1.1) }
  }
}
