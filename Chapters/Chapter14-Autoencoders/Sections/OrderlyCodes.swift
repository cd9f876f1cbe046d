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
    let (plains, models) = (try await study.plains.value, try await study.variationals.value)
    let (plain, model) = (plains[0], models[0])
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
    func odd(_ images: [[Double]]) -> Double { 100 * Self.share(judge.areOdd(images)) }
    let oddMade = Runs(models.map { odd($0.images(fresh)) })
    let oddSame = Runs(plains.map { odd($0.images(fresh)) })
    let oddEven = Runs(
      plains.map { plain in
        let box = CodeGrid(around: plain.encode(training.images).means, points: 1)
        return odd(
          plain.images(
            (0..<number).map { _ in
              [Self.between(box.x, random.uniform()), Self.between(box.y, random.uniform())]
            }))
      })
    // The decoder's means are what is shown and judged; its own draws are noisier
    let drawn = model.samples(fresh, using: &random)
    let oddDrawn = odd(drawn)
    let redrawn = odd(
      model.samples(model.encode(study.digits.test.images).means, using: &random))

    // The nearest training image of each that was made up, and of each that was held out
    let near = made.map { Self.nearest($0, training.images) }
    let real = study.digits.test.images.map { Self.nearest($0, training.images) }
    let distances = (Self.median(near.map(\.distance)), Self.median(real.map(\.distance)))

    // From one digit to another along a straight line of codes, between digits that the judge reads rightly once decoded
    let ends = model.encode(study.digits.test.images).means
    let isRead = zip(judge.classes(model.images(ends)), study.digits.test.labels).map { $0 == $1 }
    let pairs = Self.pairs(
      zip(study.digits.test.labels, isRead).map { $1 ? $0 : -1 },
      surest: judge.confidences(model.images(ends)))
    let across = 11
    let steps = pairs.flatMap { pair in
      (0..<across).map { step -> [Double] in
        let t = Double(step) / Double(across - 1)
        return zip(ends[pair.0], ends[pair.1]).map { (1 - t) * $0 + t * $1 }
      }
    }

    // The bound by three seeds
    let bounds = models.enumerated().map { index, own in
      own.bound(study.digits.test.images, draws: 20, using: run.random("bound \(index)"))
    }

    // What it shows
    let shown = 20
    let reason = "a net trained on this machine, and draws"
    return Findings(
      answer: (spread.allSatisfy { $0 > 0.8 && $0 < 1.25 } ? "Nearly. " : "Roughly. ")
        + "The codes of all training images together have standard deviations "
        + "\(NumberText.fixed(spread[0], decimals: 2)) and \(NumberText.fixed(spread[1], decimals: 2)), where the prior "
        + "has 1, and \(NumberText.fixed(oddMade.mean, decimals: 0)) % of the images made up from it are odd, against "
        + "\(NumberText.fixed(oddSame.mean, decimals: 0)) % when the plain decoder gets the same codes.",
      tables: [
        Table(
          title: "Codes of \(training.images.count) training images",
          columns: [
            "autoencoder", "range of z₁", "range of z₂",
          ],
          rows: [("plain", points), ("variational", q.means)].map { name, codes in
            let grid = CodeGrid(around: codes, points: 1)
            return [name]
              + [grid.x, grid.y].map {
                "\(NumberText.fixed($0.lowerBound, decimals: 1)) to \(NumberText.fixed($0.upperBound, decimals: 1))"
              }
          },
          note:
            "Bound of the variational one on digits held out: "
            + bounds.map { NumberText.fixed($0, decimals: 2) }.joined(separator: ", ")
            + " nats per image\(bounds.count > 1 ? ", for three seeds" : "")."),
        Table(
          title: "Odd images among \(number) that are made up",
          columns: ["how", "odd [%]", "least to most"],
          rows: [
            ("variational, codes from N(0, I)", oddMade), ("plain, the same codes", oddSame),
            ("plain, even codes", oddEven),
          ].map {
            [
              $0.0, NumberText.fixed($0.1.mean, decimals: 1),
              $0.1.values.count == 1
                ? ""
                : "\(NumberText.fixed($0.1.least, decimals: 1)) to \(NumberText.fixed($0.1.most, decimals: 1))",
            ]
          },
          note:
            "\(models.count == 1 ? "One training" : "Means of three trainings"). An image is the decoder's mean. Of draws from p(x | z) "
            + "\(NumberText.fixed(oddDrawn, decimals: 0)) % are odd, and \(NumberText.fixed(redrawn, decimals: 0)) % of draws with the "
            + "codes of real digits."),
      ],
      figures: [
        maps(points, q.means, training.labels),
        Figure(
          name: "made-up",
          caption:
            "Images made up from the prior are new. First and third row: the decoder's means for codes from N(0, I); below each stands "
            + "the training image that is nearest to it. Last row: draws from p(x | z) with the codes of the third row, each pixel for itself.",
          layout: Figure.Layout(width: 1000, height: 580, margins: (20, 20, 20, 20)),
          panels: [
            ImageSheet(rows: 8, columns: 8).panel(
              "pairs",
              Self.beside(
                Array(made.prefix(shown)), near.prefix(shown).map { training.images[$0.place] },
                across: 10) + drawn[shown - 10..<shown], across: 10, because: reason)
          ]),
        Figure(
          name: "interpolation",
          caption:
            "Along a straight line of codes one digit turns into another by way of images that need not be digits. First "
            + "and last of each row: the codes of two digits held out, of those that are read rightly once decoded the surest.",
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
            oddMade.mean / max(oddSame.mean, 100 / Double(number)), .below(1),
            precision: .notCompared,
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
        .init("odd.made", oddMade.mean, standardError: 2),
        .init("odd.made.least", oddMade.least, standardError: 2),
        .init("odd.made.most", oddMade.most, standardError: 2),
        .init("odd.even", oddEven.mean, standardError: 4),
        .init("odd.same", oddSame.mean, standardError: 4),
        .init("odd.same.least", oddSame.least, standardError: 4),
        .init("odd.same.most", oddSame.most, standardError: 4),
        .init("odd.drawn", oddDrawn, standardError: 2),
        .init("odd.redrawn", redrawn, standardError: 2),
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

  /// Four pairs of kinds, of each kind the surest.
  private static func pairs(_ labels: [Int], surest: [Double]) -> [(Int, Int)] {
    func best(_ kind: Int) -> Int? {
      labels.indices.filter { labels[$0] == kind }.max { surest[$0] < surest[$1] }
    }
    return [(0, 6), (1, 4), (3, 8), (7, 2)].compactMap { first, second in
      guard let a = best(first), let b = best(second) else { return nil }
      return (a, b)
    }
  }

  /// Rows of images, and below each row those that belong to it.
  static func beside(_ upper: [[Double]], _ lower: [[Double]], across: Int) -> [[Double]] {
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
