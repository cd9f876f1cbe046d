import BayesNumerics
import Networks
import Plotting
import Workbook

extension Autoencoders {
  /// An autoencoder with codes of two numbers, and what lies between the codes.
  static let codeMap = Section<AutoencoderStudy>(
    "code-map", "What lies between the codes?", seconds: 3
  ) { study, run in
    // Data and model: a fifth of the digits held out; 64-128-2-128-64, trained to say what it saw
    let model = try await study.plain.value
    let judge = try await study.classifier.value

    // Inference: the codes of all training images, and what the decoder makes of a grid over them
    let codes = model.encode(study.digits.training.images).means
    let sheet = 12
    let coarse = CodeGrid(around: codes, points: sheet)
    let fine = CodeGrid(around: codes, points: 40)
    let made = model.images(fine.codes)
    let odd = Self.share(judge.areOdd(made))
    let back = model.images(model.encode(study.digits.test.images).means)
    let oddBack = Self.share(judge.areOdd(back))
    let oddReal = Self.share(judge.areOdd(study.digits.test.images))
    let miss = Self.meanSquare(back, study.digits.test.images)
    let blank = Self.meanSquare(
      [[Double]](
        repeating: Self.meanImage(study.digits.training.images), count: back.count),
      study.digits.test.images)

    // What it shows
    return Findings(
      answer:
        "Nothing in particular. Two numbers keep \(NumberText.fixed(100 * (1 - miss / blank), decimals: 0)) % of the "
        + "pixels' variance, but of the images decoded on a grid over the codes "
        + "\(NumberText.fixed(100 * odd, decimals: 0)) % are odd, against "
        + "\(NumberText.fixed(100 * oddReal, decimals: 0)) % of the digits held out.",
      tables: [
        Table(
          title: "Images that a classifier finds unlike any digit",
          columns: ["images", "number", "odd [%]"],
          rows: [
            ("digits held out", back.count, oddReal),
            ("the same, through the code", back.count, oddBack),
            ("decoded on a grid over the codes", made.count, odd),
          ].map { [$0.0, "\($0.1)", NumberText.fixed(100 * $0.2, decimals: 1)] },
          note:
            "Odd: the classifier is less sure, or every image that taught it farther away, than with 99 % of the digits by which "
            + "these levels were set.")
      ],
      figures: [
        map(codes, study.digits.training.labels),
        Figure(
          name: "code-grid",
          caption:
            "Between the clusters of codes the decoder draws things that are no digits. What it makes of \(sheet) by "
            + "\(sheet) codes on an even grid over those of the training images.",
          layout: Figure.Layout(
            width: 860, height: 800, margins: (90, 30, 20, 80)),
          panels: [
            ImageSheet(rows: 8, columns: 8).panel(
              "decoded", coarse.inReadingOrder(model.images), across: sheet,
              because: "a net trained on this machine", labels: coarse.labels)
          ]),
      ],
      claims: [
        Claim(
          "58a", source, "an autoencoder's code of two numbers",
          .shape(
            "a constrained network reproduces its input",
            measuring: "share of the pixels' variance that is lost on digits held out",
            miss / blank, .below(0.7), precision: .notCompared, falseAlarmRate: 0.001)),
        Claim(
          "58b", Claim.Source(lecture: "003", slide: "Generate new images ?"),
          "codes sampled uniformly from the latent space",
          .shape(
            "gaps in the latent space",
            measuring: "odd images on a grid over the codes, over odd ones among digits held out",
            odd / max(oddReal, 1 / Double(back.count)), .above(1), precision: .notCompared,
            falseAlarmRate: 0.3)),
      ],
      values: [
        .init("odd", 100 * odd, standardError: 4),
        .init("odd.back", 100 * oddBack, standardError: 2),
        .init("odd.real", 100 * oddReal, standardError: 0.8),
        .init("kept", 100 * (1 - miss / blank), standardError: 1),
        .init("parameters", model.parameters.encoder.count + model.parameters.decoder.count),
        .init("training", codes.count), .init("test", back.count),
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
        "Digits that look alike have codes side by side, with empty ground between the clusters. Each point is a training "
        + "image (every second one), each large numeral stands at the median code of its digit.",
      layout: Figure.Layout(width: 900, height: 800),
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

  /// Codes of labelled digits as points, with a numeral at the median of each digit.
  static func map(
    _ name: String, _ title: Text, _ codes: [[Double]], _ labels: [Int], x: ClosedRange<Double>,
    y: ClosedRange<Double>
  ) -> Panel {
    let inks: [Ink] = [
      .blue, .vermillion, .green, .orange, .sky, .purple, .grey, .lightGrey, .blue, .vermillion,
    ]
    let markers: [Marker] = [.circle, .cross, .triangle, .square, .openCircle]
    let why = Agreement.notCompared(because: "a net trained on this machine")
    func median(_ values: [Double]) -> Double {
      values.isEmpty ? 0 : values.sorted()[values.count / 2]
    }
    let digits = Array(Set(labels)).sorted()
    // Half of the points are enough to see, and keep the picture small
    let points = digits.map { digit -> Layer in
      let own = codes.indices.filter { labels[$0] == digit && $0 % 2 == 0 }.map { codes[$0] }
      return .points(
        "\(name)_\(digit)", x: own.map { $0[0] }, y: own.map { $0[1] }, inks[digit % inks.count],
        marker: markers[digit % markers.count], size: 0.5, agreement: why)
    }
    let numerals = digits.map { digit -> Layer in
      let own = codes.indices.filter { labels[$0] == digit }.map { codes[$0] }
      return .label(
        Text(verbatim: "\(digit)"), x: .data(median(own.map { $0[0] })),
        y: .data(median(own.map { $0[1] })), anchor: .centre, size: 2.2)
    }
    return Panel(
      title, x: Axis("code *z*_{1}", range: RoundNumber.range(around: x)),
      y: Axis("code *z*_{2}", range: RoundNumber.range(around: y)), layers: points + numerals)
  }
}
