import BayesNumerics
import Datasets
import Foundation
import Inference
import Networks
import Plotting
import Workbook

extension TrainingANet {
  /// Handwritten digits, read by a net that has not seen their writers.
  static let digits = Section<TrainingStudy>(
    "digits", "Can a small net read?", seconds: 4
  ) { _, run in
    // Data: pixels from 0 (paper) to 1 (ink); the images come writer by writer
    let images = Matrix(rows: Digits.images.map { $0.map { Double($0) / 16 } })
    let labels = Digits.labels
    let byOrder = DigitSplit(order: Array(labels.indices))

    // Model: 64 pixels, 32 tanh units, 10 digits; and the same without a hidden layer
    let net = FeedForwardNetwork(
      [64, 32, 10], activation: .tanh, loss: .softmax, weightDecay: 1e-4)
    let linear = FeedForwardNetwork(
      [64, 10], activation: .identity, loss: .softmax, weightDecay: 1e-4)

    // Inference: three seeds, each by order and in a random split; every tenth of the work is reported
    let epochs = run.isQuick ? 12 : 60
    let report = run.reporting("reading digits")
    var done = 0.0
    func train(_ network: FeedForwardNetwork, _ split: DigitSplit, _ purpose: String) throws
      -> DigitReader
    {
      var random = run.random(purpose)
      // Without a hidden layer a pass costs little and there is further to go
      let isLinear = network.layers.count == 1
      let reader = try DigitReader(
        network, images, labels, split, rate: isLinear ? 1e-2 : 3e-3,
        epochs: isLinear ? 5 * epochs : epochs, using: &random)
      done += 1
      report(done / 7)
      return reader
    }
    let readers = try (1...3).map { try train(net, byOrder, "net \($0)") }
    let plain = try train(linear, byOrder, "linear")
    let shuffled = try (1...3).map { seed in
      var random = run.random("random split \(seed)")
      let order = (0..<labels.count).map { ($0, random.uniform()) }.sorted { $0.1 < $1.1 }
      return try train(net, DigitSplit(order: order.map(\.0)), "net of random split \(seed)")
    }
    let means = nearestMeans(images, labels, byOrder)

    // What it shows
    let found = Reading(
      labels: labels, split: byOrder, nets: readers, linear: plain, shuffled: shuffled, means: means
    )
    return Findings(
      answer: answer(found), tables: [table(found)],
      figures: [learningFigure(found), confusionFigure(found), mistakesFigure(found)],
      values: values(found))
  }

  /// Predicted labels of the held-out images: the class whose mean training image is nearest.
  // snippet: nearest
  static func nearestMeans(_ images: Matrix, _ labels: [Int], _ split: DigitSplit) -> [Int] {
    let means = (0..<10).map { digit in
      let rows = (split.training + split.validation).filter { labels[$0] == digit }
      return (0..<64).map { pixel in sampleMean(rows.map { images[$0, pixel] }) }
    }
    return split.test.map { row in
      let distances = means.map { mean in
        (0..<64).reduce(0) { $0 + (images[row, $1] - mean[$1]) * (images[row, $1] - mean[$1]) }
      }
      return distances.indices.min { distances[$0] < distances[$1] } ?? 0
    }
  }
  // end snippet

  private static func percent(_ share: Double, decimals: Int = 0) -> String {
    "\(NumberText.fixed(100 * share, decimals: decimals)) %"
  }

  private static func answer(_ found: Reading) -> String {
    let (gain, error) = found.gainOverLinear
    let comparison =
      abs(gain) > 2 * error
      ? "\(percent(abs(gain), decimals: 1)) \(gain > 0 ? "more" : "fewer") than without its hidden layer"
      : "no more than without its hidden layer, as far as so few digits can tell"
    return
      "It reads \(percent(found.accuracy)) of \(found.split.test.count) digits of writers that it has "
      + "not seen (standard error \(percent(found.standardError, decimals: 1))), \(comparison); a random "
      + "split, with writers on both sides, would have promised \(percent(found.shuffledAccuracy))."
  }

  private static func table(_ found: Reading) -> Table {
    let count = Double(found.split.test.count)
    func row(_ name: String, _ accuracy: Double) -> [String] {
      [
        name, percent(accuracy, decimals: 1),
        percent((accuracy * (1 - accuracy) / count).squareRoot(), decimals: 1),
      ]
    }
    let (gain, error) = found.gainOverLinear
    return Table(
      title: "Share of \(found.split.test.count) held-out digits that are read correctly",
      columns: ["reader", "accuracy", "standard error"],
      rows: [
        row("nearest mean image", found.accuracy(of: found.means)),
        row("softmax without a hidden layer", found.accuracy(of: found.linear.classes)),
        row("net 64-32-10, mean of three seeds", found.accuracy),
        row("the same, in random splits", found.shuffledAccuracy),
      ],
      note:
        "The net beyond the softmax, on the same digits: \(percent(gain, decimals: 1)) with standard "
        + "error \(percent(error, decimals: 1)). Standard errors take the digits as independent; those of "
        + "one writer are alike, so they are too small.")
  }

  private static func values(_ found: Reading) -> [Findings.Value] {
    let (gain, error) = found.gainOverLinear
    // Training in single precision ends a little elsewhere on another processor: by a digit or two
    let slack = 1 / Double(found.split.test.count)
    return [
      .init("accuracy.net", found.accuracy, standardError: slack),
      .init("accuracy.se", found.standardError, standardError: 0.0005),
      .init("accuracy.linear", found.accuracy(of: found.linear.classes), standardError: slack),
      .init("accuracy.means", found.accuracy(of: found.means)),
      .init("accuracy.random", found.shuffledAccuracy, standardError: slack),
      .init("gain", gain, standardError: slack), .init("gain.se", error, standardError: 0.001),
      .init("parameters.net", found.nets[0].network.parameterCount),
      .init("parameters.linear", found.linear.network.parameterCount),
      .init("training", found.split.training.count),
      .init("validation", found.split.validation.count), .init("test", found.split.test.count),
    ]
  }

  // MARK: Figures

  private static let because = "training in single precision differs between processors"

  private static func learningFigure(_ found: Reading) -> Figure {
    let gap = [Double.nan]
    func curves(_ loss: (Training.Epoch) -> Double) -> (x: [Double], y: [Double]) {
      (
        Array(found.nets.map { $0.history.map { Double($0.number) } }.joined(separator: gap)),
        Array(found.nets.map { $0.history.map(loss) }.joined(separator: gap))
      )
    }
    let training = curves(\.trainingLoss)
    let validation = curves { $0.validationLoss ?? .nan }
    let last = Double(found.nets.map(\.history.count).max() ?? 1)
    let losses = Panel(
      "Loss of three seeds", x: Axis("Epoch", range: 0...(last + 1)),
      y: Axis(
        "Mean log loss (nats)", range: 0.01...3, scale: .logarithmic,
        tics: .labelled([
          (0.01, "0.01"), (0.03, "0.03"), (0.1, "0.1"), (0.3, "0.3"), (1, "1"), (3, "3"),
        ])
      ), key: .topRight,
      layers: [
        .line(
          "training", x: training.x, y: training.y, Stroke(.grey, width: 2),
          agreement: .notCompared(because: because), title: "training"),
        .line(
          "validation", x: validation.x, y: validation.y, Stroke(.blue, width: 2),
          agreement: .notCompared(because: because), title: "validation"),
      ])
    let accuracies = [
      found.accuracy(of: found.means), found.accuracy(of: found.linear.classes), found.accuracy,
      found.shuffledAccuracy,
    ]
    let errors = accuracies.map {
      ($0 * (1 - $0) / Double(found.split.test.count)).squareRoot()
    }
    let names: [Text] = ["nearest mean", "no hidden layer", "net", "net, random split"]
    let comparison = Panel(
      "Held-out digits read correctly, \u{00B1}2 standard errors",
      x: Axis("Accuracy", range: 0.82...1, tics: .every(0.04)),
      y: Axis("", range: 0.4...4.6, tics: .none),
      layers: zip(accuracies, errors).enumerated().flatMap { index, pair -> [Layer] in
        let height = 4 - Double(index)
        let ink: Ink = index == 3 ? .vermillion : .blue
        return [
          .interval(
            from: pair.0 - 2 * pair.1, to: min(1, pair.0 + 2 * pair.1), y: .data(height),
            Stroke(ink, width: 3, dash: .solid)),
          .points(
            "accuracy \(index)", x: [pair.0], y: [height], ink,
            marker: index == 3 ? .square : .circle,
            size: 1.4, agreement: .notCompared(because: because)),
          .label(names[index], x: .data(pair.0), y: .data(height + 0.3), ink, anchor: .centre),
        ]
      })
    return Figure(
      name: "digits-learning",
      caption:
        "The net reads new writers less well than a random split promises. Left: the loss on the digits that it is trained on goes on falling while that on other "
        + "writers levels off. Right: accuracy on held-out digits.",
      layout: Figure.Layout(columns: 2, width: 1200, height: 560, margins: (120, 45, 50, 85)),
      panels: [losses, comparison])
  }

  private static func confusionFigure(_ found: Reading) -> Figure {
    var counts = [[Int]](repeating: [Int](repeating: 0, count: 10), count: 10)
    for (row, predicted) in zip(found.split.test, found.nets[0].classes) {
      counts[found.labels[row]][predicted] += 1
    }
    let digits = (0..<10).map(Double.init)
    // Colour is for the mistakes; the diagonal has its numbers
    let field = Field(x: digits, y: digits) { predicted, truth in
      predicted == truth ? 0 : Double(counts[Int(truth)][Int(predicted)])
    }
    let labels = (0..<10).flatMap { truth in
      (0..<10).compactMap { predicted -> Layer? in
        let count = counts[truth][predicted]
        guard count > 0 else { return nil }
        let isDark = predicted != truth && Double(count) > 0.5 * max(field.peak, 1)
        return .label(
          "\(count)", x: .data(Double(predicted)), y: .data(Double(truth)),
          isDark ? .white : predicted == truth ? .grey : .black, anchor: .centre)
      }
    }
    let tics = Axis.Tics.every(1)
    return Figure(
      name: "digits-confusion",
      caption:
        "Some digits are taken for others again and again. Rows: what the writer meant; columns: what "
        + "the net read; the numbers count held-out digits of the first seed, dark squares are the frequent "
        + "mistakes.",
      layout: Figure.Layout(width: 860, height: 820, margins: (110, 40, 30, 90)),
      panels: [
        Panel(
          x: Axis("Digit read by the net", range: -0.5...9.5, tics: tics),
          y: Axis("Digit written", range: -0.5...9.5, tics: tics, isReversed: true),
          showsGrid: false, hasEqualUnits: true,
          layers: [
            .pixels(
              "mistakes", field, colours: 0...max(field.peak, 1),
              agreement: .notCompared(because: because))
          ] + labels)
      ])
  }

  private static func mistakesFigure(_ found: Reading) -> Figure {
    let worst = found.worstMistakes.prefix(8)
    let pixels = (0..<8).map(Double.init)
    return Figure(
      name: "digits-mistakes",
      caption:
        "The mistakes of which the net was most certain. Above each image: what the writer meant, what "
        + "the net read, and the probability that it gave to its reading.",
      layout: Figure.Layout(
        columns: 4, width: 1200, height: 720, margins: (25, 25, 60, 25), gaps: (40, 75)),
      panels: worst.enumerated().map { index, mistake in
        let image = Digits.images[mistake.row]
        return Panel(
          "\(mistake.label), read as \(mistake.reading) (\(mistake.probability, decimals: 2))",
          x: Axis(range: -0.5...7.5, tics: .none),
          y: Axis(range: -0.5...7.5, tics: .none, isReversed: true), showsGrid: false,
          hasEqualUnits: true,
          layers: [
            .pixels(
              "image \(index)",
              Field(x: pixels, y: pixels) { Double(image[Int($1) * 8 + Int($0)]) },
              colours: 0...16, agreement: .notCompared(because: because))
          ])
      })
  }
}

/// Which images are learnt from, which say when to stop, and which are kept for the end.
struct DigitSplit: Sendable {
  let training, validation, test: [Int]

  /// In this order: five parts in eight, one in eight, and the last quarter.
  init(order: [Int]) {
    let ends = (order.count * 5 / 8, order.count * 3 / 4)
    training = Array(order[..<ends.0])
    validation = Array(order[ends.0..<ends.1])
    test = Array(order[ends.1...])
  }
}

/// A trained net and what it says of the held-out images.
struct DigitReader: Sendable {
  let network: FeedForwardNetwork
  let split: DigitSplit
  let history: [Training.Epoch]
  /// For each held-out image the most probable digit, and the probabilities of all ten.
  let classes: [Int]
  let probabilities: Matrix

  init(
    _ network: FeedForwardNetwork, _ images: Matrix, _ labels: [Int], _ split: DigitSplit,
    rate: Double, epochs: Int, using random: inout RandomSource
  ) throws {
    // snippet: train
    let set = try TrainingSet<Float>(inputs: images, classes: labels, of: 10)
    let start: [Float] = network.initialParameters(using: &random)
    let trained = try Training(
      optimiser: .adam(), rate: .constant(rate), batch: 64, epochs: epochs, patience: 10
    ).run(
      network, from: start, on: set.subset(split.training),
      validation: set.subset(split.validation), using: &random)
    // end snippet
    self.network = network
    self.split = split
    history = trained.history
    let held = Matrix(
      rows: split.test.map { row in (0..<images.columns).map { images[row, $0] } })
    classes = network.classes(trained.parameters, at: held)
    probabilities = network.means(trained.parameters, at: held)
  }
}

/// What all readers made of the digits.
private struct Reading: Sendable {
  let labels: [Int]
  let split: DigitSplit
  let nets: [DigitReader]
  let linear: DigitReader
  let shuffled: [DigitReader]
  let means: [Int]

  /// The share of held-out images that were read as their labels.
  func accuracy(of classes: [Int]) -> Double {
    Self.accuracy(classes, split.test.map { labels[$0] })
  }

  private static func accuracy(_ classes: [Int], _ truth: [Int]) -> Double {
    Double(zip(classes, truth).count { $0 == $1 }) / Double(truth.count)
  }

  /// The mean over the seeds, by order.
  var accuracy: Double { sampleMean(nets.map { accuracy(of: $0.classes) }) }

  /// √(p(1 - p)/n), as if the held-out digits were independent.
  var standardError: Double {
    (accuracy * (1 - accuracy) / Double(split.test.count)).squareRoot()
  }

  /// The mean over the random splits, each of which holds out other digits.
  var shuffledAccuracy: Double {
    sampleMean(shuffled.map { Self.accuracy($0.classes, $0.split.test.map { labels[$0] }) })
  }

  /// How much more the first net reads than the softmax without a hidden layer, on the same digits.
  ///
  /// With b digits that only the net reads and c that only the softmax reads, (b - c)/n with standard error
  /// √(b + c)/n (McNemar 1947): digits on which both agree tell nothing of the difference.
  var gainOverLinear: (gain: Double, standardError: Double) {
    let truth = split.test.map { labels[$0] }
    var (onlyNet, onlyLinear) = (0, 0)
    for index in truth.indices {
      let isNetRight = nets[0].classes[index] == truth[index]
      let isLinearRight = linear.classes[index] == truth[index]
      if isNetRight, !isLinearRight { onlyNet += 1 }
      if isLinearRight, !isNetRight { onlyLinear += 1 }
    }
    let count = Double(truth.count)
    return (
      Double(onlyNet - onlyLinear) / count, Double(onlyNet + onlyLinear).squareRoot() / count
    )
  }

  /// Held-out images that the first net read wrongly, the most certain first.
  var worstMistakes: [(row: Int, label: Int, reading: Int, probability: Double)] {
    split.test.enumerated().compactMap { index, row in
      let reading = nets[0].classes[index]
      guard reading != labels[row] else { return nil }
      return (row, labels[row], reading, nets[0].probabilities[index, reading])
    }.sorted { $0.probability > $1.probability }
  }
}
