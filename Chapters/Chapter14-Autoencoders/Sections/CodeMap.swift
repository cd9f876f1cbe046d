import BayesNumerics
import Networks
import Plotting
import Workbook

extension Autoencoders {
  /// An autoencoder with codes of two numbers, and what lies between the codes.
  static let codeMap = Section<AutoencoderStudy>(
    "code-map", "What lies between the codes?", seconds: 3
  ) { study, run in
    // Data and model: a fifth of the digits held out; 64-128-2-128-64, trained to give back what it got, three times
    let models = try await study.plains.value
    let judge = try await study.classifier.value
    let test = study.digits.test.images

    // Inference: the codes of all training images, and what the decoder makes of a grid over them
    let codes = models[0].encode(study.digits.training.images).means
    let sheet = 12
    let coarse = CodeGrid(around: codes, points: sheet)
    let points = 40
    let odd = Runs(
      models.map { model in
        let own = CodeGrid(
          around: model.encode(study.digits.training.images).means, points: points)
        return 100 * Self.share(judge.areOdd(model.images(own.codes)))
      })
    let back = models.map { $0.images($0.encode(test).means) }
    let oddBack = Runs(back.map { 100 * Self.share(judge.areOdd($0)) })
    let oddReal = 100 * Self.share(judge.areOdd(test))
    let blank = Self.meanSquare(
      [[Double]](repeating: Self.meanImage(study.digits.training.images), count: test.count), test)
    let lost = Runs(back.map { Self.meanSquare($0, test) / blank })
    let kept = 100 * (1 - lost.mean)

    // What it shows
    func percent(_ value: Double) -> String { NumberText.fixed(value, decimals: 0) }
    return Findings(
      answer: (odd.least > oddReal
        ? "Things that are often no digits. "
        : "Things that are odd in some trainings and not in others. ")
        + "Two numbers keep \(percent(kept)) % of the pixels' variance, but of the images decoded on a grid over the codes "
        + "\(percent(odd.mean)) % are odd, against \(percent(oddReal)) % of the digits held out.",
      tables: [
        Table(
          title: "Images that a classifier finds unlike any digit",
          columns: ["images", "number", "odd [%]", "least to most"],
          rows: [
            ("digits held out", test.count, Runs([oddReal])),
            ("the same, through the code", test.count, oddBack),
            ("decoded on a grid over the codes", points * points, odd),
          ].map { name, number, share in
            [
              name, "\(number)", NumberText.fixed(share.mean, decimals: 1),
              share.values.count == 1
                ? ""
                : "\(NumberText.fixed(share.least, decimals: 1)) to \(NumberText.fixed(share.most, decimals: 1))",
            ]
          },
          note:
            "\(models.count == 1 ? "One training" : "Means of three trainings that differ by their seed"). Odd: the classifier is "
            + "less sure, or every image that taught it farther away, than with 99 % of the digits by which these levels were "
            + "set; so one or two real digits in a hundred are odd.")
      ],
      figures: [
        map(codes, study.digits.training.labels),
        Figure(
          name: "code-grid",
          caption:
            "Away from the clusters of codes the decoder draws things that are no digits, the farther the odder. What it makes of "
            + "\(sheet) by \(sheet) codes on an even grid over those of the training images; the map above has the same axes.",
          layout: Figure.Layout(
            width: 880, height: 840, margins: (100, 30, 20, 100)),
          panels: [
            ImageSheet(rows: 8, columns: 8).panel(
              "decoded", coarse.inReadingOrder(models[0].images), across: sheet,
              because: "a net trained on this machine", labels: coarse.labels,
              titles: ("code *z*_{1}", "code *z*_{2}"))
          ]),
      ],
      claims: [
        Claim(
          "58a", source, "an autoencoder's code of two numbers",
          .shape(
            "a constrained network reproduces its input",
            measuring: "share of the pixels' variance that is lost on digits held out",
            lost.mean, .below(0.7), precision: .notCompared, falseAlarmRate: 0.001)),
        Claim(
          "58b", Claim.Source(lecture: "003", slide: "Generate new images ?"),
          "codes sampled uniformly from the latent space",
          .shape(
            "gaps in the latent space",
            measuring: "odd images on a grid over the codes, over odd ones among digits held out",
            odd.mean / max(oddReal, 100 / Double(test.count)), .above(1), precision: .notCompared,
            falseAlarmRate: 0.1)),
      ],
      values: [
        .init("odd", odd.mean, standardError: 4),
        .init("odd.least", odd.least, standardError: 4),
        .init("odd.most", odd.most, standardError: 4),
        .init("odd.back", oddBack.mean, standardError: 2),
        .init("odd.real", oddReal, standardError: 0.8),
        .init("kept", kept, standardError: 1),
        .init(
          "parameters", models[0].parameters.encoder.count + models[0].parameters.decoder.count),
        .init("training", codes.count), .init("test", test.count),
      ])
  }

  static let source = Claim.Source(lecture: "003", slide: "Autoencoders (AE)")

  static func share(_ verdicts: [Bool]) -> Double {
    Double(verdicts.filter { $0 }.count) / Double(verdicts.count)
  }

  /// The mean over images and pixels of the squared difference.
  static func meanSquare(_ a: [[Double]], _ b: [[Double]]) -> Double {
    let sum = zip(a, b).reduce(0.0) { total, pair in
      total + zip(pair.0, pair.1).reduce(0.0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }
    return sum / Double(a.count * a[0].count)
  }

  static func meanImage(_ images: [[Double]]) -> [Double] {
    var sum = images[0].map { _ in 0.0 }
    for image in images { for (place, ink) in image.enumerated() { sum[place] += ink } }
    return sum.map { $0 / Double(images.count) }
  }

  // MARK: Figure

  private static func map(_ codes: [[Double]], _ labels: [Int]) -> Figure {
    let grid = CodeGrid(around: codes, points: 2)
    return Figure(
      name: "code-map",
      caption:
        "Digits that look alike have codes side by side, with empty ground between the clusters. Each numeral is the label of a "
        + "training image (every fourth one) at its code.",
      layout: Figure.Layout(width: 900, height: 840, margins: (100, 30, 20, 110)),
      panels: [CodeGrid.map("codes", "", codes, labels, x: grid.x, y: grid.y)])
  }
}

/// Codes on an even grid over a set of codes of two numbers.
struct CodeGrid: Sendable {
  let x: ClosedRange<Double>
  let y: ClosedRange<Double>
  let points: Int

  init(around codes: [[Double]], points: Int) {
    func range(_ k: Int) -> ClosedRange<Double> {
      let values = codes.map { $0[k] }
      return (values.min() ?? 0)...max(values.max() ?? 1, (values.min() ?? 0) + 1e-6)
    }
    self.init(x: range(0), y: range(1), points: points)
  }

  init(x: ClosedRange<Double>, y: ClosedRange<Double>, points: Int) {
    self.x = x
    self.y = y
    self.points = points
  }

  private func steps(_ range: ClosedRange<Double>) -> [Double] {
    (0..<points).map {
      range.lowerBound + (range.upperBound - range.lowerBound) * (Double($0) + 0.5) / Double(points)
    }
  }

  /// All of them, from the top left of a map in reading order.
  var codes: [[Double]] {
    steps(y).reversed().flatMap { second in steps(x).map { [$0, second] } }
  }

  func inReadingOrder(_ decode: ([[Double]]) -> [[Double]]) -> [[Double]] { decode(codes) }

  /// Codes under some columns and beside some rows of a sheet of 8 x 8 images.
  var labels: (x: [(Double, Text)], y: [(Double, Text)]) {
    let sheet = ImageSheet(rows: 8, columns: 8)
    let chosen = [0, points / 3, 2 * points / 3, points - 1]
    let (across, down) = (steps(x), Array(steps(y).reversed()))
    return (
      chosen.map {
        (sheet.middle(ofColumn: $0), Text(verbatim: Text.number(across[$0], decimals: 1)))
      },
      chosen.map {
        (sheet.middle(ofRow: $0, of: points), Text(verbatim: Text.number(down[$0], decimals: 1)))
      }
    )
  }

  /// Codes of labelled images, each as the numeral of its label.
  static func map(
    _ name: String, _ title: Text, _ codes: [[Double]], _ labels: [Int], x: ClosedRange<Double>,
    y: ClosedRange<Double>, besides others: [Layer] = []
  ) -> Panel {
    let inks: [Ink] = [
      .blue, .vermillion, .green, .orange, .sky, .purple, .grey, .black, .vermillion, .green,
    ]
    let why = Agreement.notCompared(because: "a net trained on this machine")
    // So many numerals can be read beside each other
    let every = max(1, (codes.count + 399) / 400)
    let numerals = Array(Set(labels)).sorted().map { label -> Layer in
      let own = codes.indices.filter { labels[$0] == label && $0 % every == 0 }.map { codes[$0] }
      return .numerals(
        "\(name)_\(label)", label, x: own.map { $0[0] }, y: own.map { $0[1] },
        inks[label % inks.count], size: 0.95, agreement: why)
    }
    return Panel(
      title, x: Axis("code *z*_{1}", range: RoundNumber.range(around: x)),
      y: Axis("code *z*_{2}", range: RoundNumber.range(around: y)),
      layers: others + numerals)
  }
}
