import BayesNumerics
import Inference
import Networks
import Plotting
import RealModule
import SafeIO
import Workbook

extension Autoencoders {
  /// A variational autoencoder of the reader's own shape, on the reader's own images.
  static let yourImages = Section<AutoencoderStudy>(
    "your-images", "What does your own model dream up?", options: AutoencoderSettings.ofYourImages,
    seconds: 1
  ) { study, run in
    // Data: the digits, or a file of images; a fifth is held out
    let own = study.own
    let split = ImageSplit(own.images, using: run.random("split"))
    let x = split.training.images
    let test = Array(split.test.images.prefix(500))

    // Model and inference: trained, or read from a file; half as many epochs say whether the training was long enough
    let model: TrainedAutoencoder
    var half: TrainedAutoencoder?
    if let loaded = own.loaded {
      model = TrainedAutoencoder(own.autoencoder, loaded)
    } else {
      let epochs = run.isQuick ? max(1, own.epochs / 4) : own.epochs
      let report = run.reporting("epochs")
      do {
        async let shorter =
          epochs < OwnScore.fewestEpochs
          ? nil
          : TrainedAutoencoder(
            own.autoencoder, on: x, epochs: epochs / 2, rate: own.rate, using: run.random("train"))
        model = try TrainedAutoencoder(
          own.autoencoder, on: x, epochs: epochs, rate: own.rate, using: run.random("train")
        ) { epoch in
          let bound = NumberText.fixed(epoch.bound, decimals: 2)
          run.progress.report(epoch.number, epochs, "epochs, bound \(bound)")
          report(Double(epoch.number) / Double(epochs))
        }
        half = try await shorter
      } catch let failure as TrainingFailure {
        guard case .diverged(let step, let loss, let rate) = failure else { throw failure }
        throw InputError(
          .usage,
          "training diverged at step \(step), where the loss was \(NumberText.significant(loss, digits: 3)); the "
            + "learning rate of \(NumberText.significant(rate, digits: 3)) is too large, so give a smaller --rate"
        )
      }
    }

    // What it shows, by images that did not teach it
    let score = OwnScore(
      model, half: half, training: Array(x.prefix(500)), test: test,
      noCode: .validated(own.autoencoder.likelihood, x), using: run.random("score"))
    var random = run.random("made up")
    let codes = (0..<own.generate).map { _ in
      (0..<own.autoencoder.codeSize).map { _ in random.normal() }
    }
    let sizes = own.shape.map(String.init).joined(separator: "-")
    let measure = own.measure
    let (taught, kept) =
      own.loaded == nil
      ? ("training images", "held-out images") : ("four fifths of the images", "a fifth of them")
    let seen = Set(x)
    let repeated = test.count { seen.contains($0) }
    let remarks = [
      repeated == 0 || own.loaded != nil
        ? nil
        : "Of the \(test.count) held-out images \(repeated) \(repeated == 1 ? "is" : "are") also among the training images, and "
          + "\(repeated == 1 ? "tests" : "test") nothing.",
      own.labelsAreUnused
        ? "The labels were checked, but no map is drawn: that takes codes of two numbers, and yours have \(own.autoencoder.codeSize)."
        : nil,
    ].compactMap { $0 }
    func nats(_ value: Double) -> String { NumberText.fixed(value, decimals: 2) }
    return Findings(
      answer:
        "\(own.generate) images that are in no file. A variational autoencoder \(sizes) on \(own.images.images.count) images of "
        + "\(own.images.rows) x \(own.images.columns) pixels has a bound of \(nats(score.bound)) nats per image on \(kept) "
        + "(\(measure)); without a code the same decoder has \(nats(score.noCode)). \(score.verdict) \(score.use)",
      tables: [
        Table(
          title: "The model and its code",
          columns: ["quantity", "value"],
          rows: [
            ["bound, \(taught) [nats]", nats(score.training)],
            ["bound, \(kept) [nats]", nats(score.bound)],
            ["no code, \(kept) [nats]", nats(score.noCode)],
          ]
            + score.divergences.sorted(by: >).prefix(12).enumerated().map {
              [
                "KL of unit \($0.offset + 1), the largest first [nats]",
                NumberText.fixed($0.element, decimals: 3),
              ]
            },
          note: (["The bound is \(measure). \(score.convergence)"] + remarks).joined(separator: " ")
        )
      ],
      figures: [
        Figure(
          name: "sheet",
          caption: "\(own.generate) images that the decoder makes of codes from N(0, I).",
          layout: Figure.Layout(
            width: 1000,
            height: 40
              + 960 * Double((own.generate + own.across - 1) / own.across * own.images.rows)
              / Double(own.across * own.images.columns), margins: (20, 20, 20, 20)),
          panels: [
            ImageSheet(rows: own.images.rows, columns: own.images.columns).panel(
              "sheet", model.images(codes), across: own.across,
              because: "a net trained on this machine")
          ])
      ] + (own.hasOwnLabels ? [ownMap(model, split.test)] : []),
      values: [
        .init("bound", score.bound, standardError: 0.2), .init("active", score.active),
        .init("training", score.training, standardError: 0.2), .init("none", score.noCode),
        .init("gain", score.gain ?? 0, standardError: 0.1),
      ],
      files: own.saved.map {
        [Findings.File(path: $0, text: SavedAutoencoder.text(model.autoencoder, model.parameters))]
      } ?? [])
  }

  // MARK: Figure

  /// Codes of two numbers of the reader's own labelled images.
  private static func ownMap(_ model: TrainedAutoencoder, _ images: ImageSet) -> Figure {
    let means = model.encode(images.images).means
    let grid = CodeGrid(around: means, points: 1)
    return Figure(
      name: "your-codes",
      caption: "Mean codes of your held-out images by their labels, which the model never saw.",
      layout: Figure.Layout(width: 900, height: 840, margins: (100, 30, 20, 110)),
      panels: [CodeGrid.map("codes", "", means, images.labels, x: grid.x, y: grid.y)])
  }
}

/// What can be said of a model of the reader's own, and what cannot.
struct OwnScore: Sendable {
  /// Bounds, means over images, in nats.
  let training: Double
  let bound: Double
  /// The same decoder without a code, on the images of ``bound``.
  let noCode: Double
  /// Of ``bound`` less ``noCode``, over the images.
  let standardError: Double
  /// KL of each unit on images that did not teach it.
  let divergences: [Double]
  /// By how much the sum that is maximised is larger than after half as many epochs; nil where that was not tried.
  let gain: Double?
  /// The same for the bound of the images of ``bound``, and its standard error over them.
  private let heldOut: (gain: Double, error: Double)?
  /// The quantile of Student's t that 2 is for many images.
  private let two: Double
  private let isTrained: Bool

  /// Fewer say nothing about where training would end.
  static let fewestEpochs = 20
  /// More than this gained by the second half of the training means that it has not converged, in nats per image.
  static let flat = 0.1

  init(
    _ model: TrainedAutoencoder, half: TrainedAutoencoder?, training: [[Double]], test: [[Double]],
    noCode: NoCode, using random: RandomSource
  ) {
    self.training = model.bound(training, draws: 5, using: random.stream("training"))
    var draws = random.stream("test")
    let bounds = model.autoencoder.bounds(model.parameters, test, draws: 5, using: &draws)
    let alone = noCode.logDensities(test)
    let n = Double(test.count)
    bound = bounds.reduce(0, +) / n
    self.noCode = alone.reduce(0, +) / n
    let differences = zip(bounds, alone).map { $0 - $1 }
    standardError = test.count > 1 ? (sampleVariance(differences) / n).squareRoot() : .infinity
    divergences = model.encode(test).divergences
    two = test.count > 1 ? StudentT(degreesOfFreedom: n - 1).quantile(0.975) : .infinity
    gain = half.map { model.lastObjective - $0.lastObjective }
    heldOut = half.map { half in
      var same = random.stream("test")
      let before = half.autoencoder.bounds(half.parameters, test, draws: 5, using: &same)
      let gains = zip(bounds, before).map { $0 - $1 }
      return (
        gains.reduce(0, +) / n,
        test.count > 1 ? (sampleVariance(gains) / n).squareRoot() : .infinity
      )
    }
    isTrained = !model.history.isEmpty
  }

  /// Units whose divergence is above ``CodeUse/level``.
  var active: Int { divergences.filter { $0 > CodeUse.level }.count }

  /// How many units say something, in words.
  var use: String {
    divergences.count == 1
      ? "The one unit of the code \(active == 1 ? "differs" : "does not differ") from the prior."
      : "\(active) of \(divergences.count) units of the code differ from the prior."
  }

  /// What the code earns beyond its price, in nats per image.
  var earned: Double { bound - noCode }

  /// Never where every unit says what the prior says.
  var earnsItsPrice: Bool { active > 0 && earned > two * standardError }

  /// Whether the second half of the training made images worse that did not teach it.
  var overfits: Bool {
    guard isTrained, let heldOut else { return false }
    return heldOut.gain < -two * heldOut.error
  }

  var verdict: String {
    let by = NumberText.fixed(abs(earned), decimals: 2)
    if earnsItsPrice { return "The code earns its price, by \(by) nats." }
    return earned < -two * standardError
      ? "The code does not earn its price: the model is \(by) nats worse than one without a code."
      : "The code does not measurably earn its price."
  }

  var convergence: String {
    guard isTrained else {
      return "Read from a file, not trained: any of the images may have taught it."
    }
    guard let gain else {
      return
        "With fewer than \(Self.fewestEpochs) epochs nothing can be said of convergence; give more --epochs."
    }
    let text = NumberText.fixed(abs(gain), decimals: 2)
    let compared =
      "What is maximised is \(text) nats \(gain < 0 ? "lower" : "higher") than after a training of half the epochs"
    if overfits, let heldOut {
      return
        "\(compared), but the bound of held-out images fell by \(NumberText.fixed(-heldOut.gain, decimals: 2)) nats: it overfits, "
        + "so give fewer --epochs, or more images."
    }
    if gain > Self.flat, let heldOut, heldOut.gain > two * heldOut.error {
      return
        "\(compared), and so is the bound of held-out images: it has not converged, so give more --epochs."
    }
    if gain > Self.flat {
      return
        "\(compared): it has not converged, though held-out images gain no more that could be told from chance."
    }
    guard earnsItsPrice else {
      return
        "\(compared), but a model that knows no more than one without a code may not have begun to learn: nothing can be said "
        + "of convergence."
    }
    return "\(compared)."
  }
}
