import BayesNumerics
import Inference
import Networks
import Plotting
import RealModule
import Workbook

extension Autoencoders {
  /// The variational autoencoder's codes beside the autoencoder's, and what it makes up.
  static let orderlyCodes = Section<AutoencoderStudy>(
    "orderly-codes", "Can we draw codes from the prior?", seconds: 4
  ) { study, run in
    // Data and model: the nets of the code map, made variational
    let (plain, model) = (try await study.plain.value, try await study.variational.value)
    let judge = try await study.classifier.value
    let training = study.digits.training

    // Inference: codes of all training images; images of codes from N(0, I), and of codes drawn evenly over the plain ones
    let points = plain.encode(training.images).means
    let q = model.encode(training.images)
    var random = run.random("codes")
    let codes = training.images.indices.map { q.draw($0, using: &random) }
    let spread = (0..<2).map { k in sampleVariance(codes.map { $0[k] }).squareRoot() }
    let widths = (Self.width(points), Self.width(q.means))
    let number = 1000
    let fresh = (0..<number).map { _ in [random.normal(), random.normal()] }
    let made = model.images(fresh)
    let box = CodeGrid(around: points, points: 1)
    let even = plain.images(
      (0..<number).map { _ in
        [Self.between(box.x, random.uniform()), Self.between(box.y, random.uniform())]
      })
    let (oddMade, oddEven) = (Self.share(judge.areOdd(made)), Self.share(judge.areOdd(even)))
    let oddSame = Self.share(judge.areOdd(plain.images(fresh)))

    // The nearest training image of each that was made up, and of each that was held out
    let near = made.map { Self.nearest($0, training.images) }
    let real = study.digits.test.images.map { Self.nearest($0, training.images) }
    let distances = (Self.median(near.map(\.distance)), Self.median(real.map(\.distance)))

    // From one digit to another along a straight line of codes
    let pairs = Self.pairs(study.digits.test.labels)
    let across = 11
    let ends = model.encode(study.digits.test.images).means
    let steps = pairs.flatMap { pair in
      (0..<across).map { step -> [Double] in
        let t = Double(step) / Double(across - 1)
        return zip(ends[pair.0], ends[pair.1]).map { (1 - t) * $0 + t * $1 }
      }
    }

    // Three seeds
    let again =
      try run.isQuick
      ? [model]
      : [model]
        + (1...2).map { seed in
          try TrainedAutoencoder(
            ImageModel.mapped(.divergence(beta: 1)), on: training.images, epochs: 150,
            using: run.random("seed \(seed)"))
        }
    let bounds = again.enumerated().map { index, own in
      own.bound(study.digits.test.images, draws: 20, using: run.random("bound \(index)"))
    }

    // What it shows
    let shown = 20
    let reason = "a net trained on this machine, and draws"
    return Findings(
      answer:
        "Roughly. The codes of all training images together have standard deviations "
        + "\(NumberText.fixed(spread[0], decimals: 2)) and \(NumberText.fixed(spread[1], decimals: 2)), where the prior "
        + "has 1, and \(NumberText.fixed(100 * oddMade, decimals: 0)) % of the images made up from it are odd, against "
        + "\(NumberText.fixed(100 * oddSame, decimals: 0)) % when the plain decoder gets the same codes.",
      tables: [
        Table(
          title: "Codes of \(training.images.count) training images",
          columns: [
            "autoencoder", "range of z₁", "range of z₂", "odd, codes from N(0, I) [%]",
            "odd, even codes [%]",
          ],
          rows: [
            ("plain", points, oddSame, NumberText.fixed(100 * oddEven, decimals: 1)),
            ("variational", q.means, oddMade, ""),
          ].map { name, codes, odd, even in
            let grid = CodeGrid(around: codes, points: 1)
            return [name]
              + [grid.x, grid.y].map {
                "\(NumberText.fixed($0.lowerBound, decimals: 1)) to \(NumberText.fixed($0.upperBound, decimals: 1))"
              } + [NumberText.fixed(100 * odd, decimals: 1), even]
          },
          note:
            "Bound of the variational one on digits held out: "
            + bounds.map { NumberText.fixed($0, decimals: 2) }.joined(separator: ", ")
            + " nats per image\(bounds.count > 1 ? " for three seeds" : ""). In the last tenth of the epochs it rose by "
            + "\(NumberText.fixed(model.lastRise, decimals: 2)) nats on the training images.")
      ],
      figures: [
        maps(points, q.means, training.labels),
        Figure(
          name: "made-up",
          caption:
            "Images made up from the prior (odd rows) are new: below each stands the training image that is nearest to it.",
          layout: Figure.Layout(width: 1000, height: 470, margins: (20, 20, 20, 20)),
          panels: [
            ImageSheet(rows: 8, columns: 8).panel(
              "pairs",
              Self.beside(
                Array(made.prefix(shown)), near.prefix(shown).map { training.images[$0.place] },
                across: 10), across: 10, because: reason)
          ]),
        Figure(
          name: "interpolation",
          caption:
            "Along a straight line of codes one digit turns into another by way of images that are nearly digits too. First "
            + "and last of each row: the codes of two digits held out.",
          layout: Figure.Layout(width: 1000, height: 430, margins: (20, 20, 20, 20)),
          panels: [
            ImageSheet(rows: 8, columns: 8).panel(
              "between", model.images(steps), across: across, because: reason)
          ]),
      ],
      claims: [
        Claim(
          "59g", space, "standard deviation of the codes of all training images",
          .shape(
            "the distribution of q(z | x) over all images is much closer to a Gaussian",
            measuring: "the standard deviation that is farther from 1",
            spread.max { abs(Double.log($0)) < abs(Double.log($1)) } ?? 0, .between(0.5, 2),
            precision: .notCompared,
            falseAlarmRate: 0.001)),
        Claim(
          "59h", space, "range of the codes",
          .shape(
            "compared to the autoencoder the range of values is much smaller",
            measuring: "width of the means over that of the plain codes", widths.1 / widths.0,
            .below(0.8), precision: .notCompared, falseAlarmRate: 0.01)),
        Claim(
          "59i", Claim.Source(lecture: "003", slide: "VAE generated images"),
          "images made up from the prior",
          .shape(
            "new images are randomly generated",
            measuring: "odd ones, over odd ones that the plain decoder makes of the same codes",
            oddMade / max(oddSame, 1 / Double(number)), .below(1), precision: .notCompared,
            falseAlarmRate: 0.02)),
        Claim(
          "59j", Claim.Source(lecture: "003", slide: "VAE generated images"),
          "distance of what is made up from the nearest training image",
          .shape(
            "generated images are new", measuring: "its median, over that of digits held out",
            distances.0 / distances.1, .above(0.5), precision: .notCompared, falseAlarmRate: 0.001)),
      ],
      values: [
        .init("sd.first", spread[0], standardError: 0.05),
        .init("sd.second", spread[1], standardError: 0.05),
        .init("odd.made", 100 * oddMade, standardError: 2),
        .init("odd.even", 100 * oddEven, standardError: 4),
        .init("odd.same", 100 * oddSame, standardError: 4),
        .init("width", widths.1 / widths.0, standardError: 0.1),
        .init("distance", distances.0 / distances.1, standardError: 0.05),
        .init("bound", bounds[0], standardError: 0.2),
      ])
  }

  private static let space = Claim.Source(lecture: "003", slide: "VAE latent space")

  private static func width(_ codes: [[Double]]) -> Double {
    let box = CodeGrid(around: codes, points: 1)
    return (box.x.upperBound - box.x.lowerBound + box.y.upperBound - box.y.lowerBound) / 2
  }

  private static func between(_ range: ClosedRange<Double>, _ share: Double) -> Double {
    range.lowerBound + share * (range.upperBound - range.lowerBound)
  }

  static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

  /// The training image with the least squared distance, and its square root.
  static func nearest(
    _ image: [Double], _ images: [[Double]]
  ) -> (place: Int, distance: Double) {
    var best = (place: 0, distance: Double.infinity)
    for (place, other) in images.enumerated() {
      var square = 0.0
      for k in image.indices { square += (image[k] - other[k]) * (image[k] - other[k]) }
      if square < best.distance { best = (place, square) }
    }
    return (best.place, best.distance.squareRoot())
  }

  /// The first held-out digits of four pairs of kinds.
  private static func pairs(_ labels: [Int]) -> [(Int, Int)] {
    [(0, 6), (1, 4), (3, 8), (7, 2)].compactMap { first, second in
      guard let a = labels.firstIndex(of: first), let b = labels.firstIndex(of: second) else {
        return nil
      }
      return (a, b)
    }
  }

  /// Rows of images, and below each row those that belong to it.
  private static func beside(_ upper: [[Double]], _ lower: [[Double]], across: Int) -> [[Double]] {
    stride(from: 0, to: upper.count, by: across).flatMap {
      Array(upper[$0..<$0 + across]) + Array(lower[$0..<$0 + across])
    }
  }

  // MARK: Figure

  private static func maps(_ plain: [[Double]], _ means: [[Double]], _ labels: [Int]) -> Figure {
    let (wide, narrow) = (
      CodeGrid(around: plain, points: 1), CodeGrid(around: means, points: 1)
    )
    return Figure(
      name: "two-maps",
      caption:
        "The divergence draws the codes together, to a cloud about the prior's, with little empty ground; note the axes. The same "
        + "training images, the same nets.",
      layout: Figure.Layout(columns: 2, width: 1400, height: 720, margins: (105, 35, 50, 100)),
      panels: [
        CodeGrid.map("plain", "Autoencoder", plain, labels, x: wide.x, y: wide.y),
        CodeGrid.map(
          "variational", "Variational autoencoder, means", means, labels, x: narrow.x, y: narrow.y),
      ])
  }
}
