import BayesNumerics
import Inference
import Networks
import Plotting
import RealModule
import Workbook

extension Autoencoders {
  /// Do codes come from the prior? A test, and two ways to mend it.
  static let otherPriors = Section<AutoencoderStudy>(
    "other-priors", "Do the codes come from the prior?", seconds: 10
  ) { study, run in
    // Data and models: digits, codes of two numbers; Wasserstein autoencoders beside the two that are there, three of each
    let images = study.digits.training.images
    let (plains, variationals) = (try await study.plains.value, try await study.variationals.value)
    let seeds = plains.count
    let epochs = ImageModel.epochs(run)
    let (modes, judge) = (Self.modes, try await study.classifier.value)
    let priors: [(name: String, prior: CodePrior)] = [
      ("Wasserstein", .standardNormal), ("Wasserstein, ten modes", modes),
    ]
    let trained = try await atOnce(priors.count * seeds) { place in
      let (name, prior) = priors[place / seeds]
      return try TrainedAutoencoder(
        ImageModel.mapped(
          .discrepancy(weight: 600, prior: prior, scales: CodeTest.discrepancy.scales)),
        on: images, epochs: epochs, batch: 128, using: run.random("\(name) \(place % seeds)"))
    }
    let (flats, bents) = (Array(trained[..<seeds]), Array(trained[seeds...]))

    // A second autoencoder of the variational one's codes
    let stages = try await atOnce(seeds) { seed in
      try TwoStages(
        variationals[seed], on: images, hidden: [64], epochs: 2 * epochs,
        using: run.random("second stage \(seed)"))
    }

    // Inference: held-out codes against as many draws of the prior, and what chance makes of the discrepancy
    let test = Array(study.digits.test.images.prefix(250))
    let permutations = run.isQuick ? 199 : 399
    let families: [(name: String, models: [TrainedAutoencoder], prior: CodePrior)] = [
      ("autoencoder", plains, .standardNormal), ("variational", variationals, .standardNormal),
      ("Wasserstein", flats, .standardNormal), ("Wasserstein, ten modes", bents, modes),
    ]
    let flat = try await atOnce(families.count * seeds) { place in
      let (family, seed) = (families[place / seeds], place % seeds)
      var random = run.random("test \(family.name) \(seed)")
      let q = family.models[seed].encode(test)
      return CodeTest(
        family.name, test.indices.map { q.draw($0, using: &random) }, prior: family.prior,
        permutations: permutations, using: random)
    }
    let tests = families.indices.map { Array(flat[$0 * seeds..<($0 + 1) * seeds]) }
    let stein = SteinNull(
      draws: test.count, sets: run.isQuick ? 60 : 200, using: run.random("Stein"))
    let near = Runs(bents.map { Self.nearModes($0.encode(test).means) })
    let nearOfNormal = Runs(flats.map { Self.nearModes($0.encode(test).means) })

    // Images made up from each prior, and by two stages
    let number = 1000
    var random = run.random("made up")
    func drawn(_ prior: CodePrior) -> [[Double]] {
      (0..<number).map { _ in prior.draw(2, using: &random) }
    }
    func odd(_ images: [[Double]]) -> Double { 100 * Self.share(judge.areOdd(images)) }
    let odds =
      families.map { family in
        (family.name, Runs(family.models.map { odd($0.images(drawn(family.prior))) }))
      } + [
        (
          "variational, two stages",
          Runs(stages.map { odd($0.first.images($0.codes(number, using: &random))) })
        )
      ]

    // Fresh codes of training images against draws of one stage and of two
    let discrepancy = CodeTest.discrepancy
    let distances = stages.map { stage -> (one: Double, two: Double) in
      let q = stage.first.encode(images)
      let fresh = (0..<400).map { q.draw($0, using: &random) }
      return (
        discrepancy(fresh, Array(drawn(.standardNormal).prefix(400))),
        discrepancy(fresh, stage.codes(400, using: &random))
      )
    }
    let (oneStage, twoStages) = (Runs(distances.map(\.one)), Runs(distances.map(\.two)))

    // What it shows
    func places(_ values: [Double], _ decimals: Int) -> String {
      values.map { NumberText.fixed($0, decimals: decimals) }.joined(separator: ", ")
    }
    let squared = tests.map { Runs($0.map(\.squared)) }
    let limit = Runs(tests[2].map(\.limit)).mean
    let rejected = tests[2].filter { $0.pValue <= 0.05 }.count
    let beyond = tests[2].filter { ($0.stein ?? 0) > stein.limit }.count
    return Findings(
      answer:
        "Those of the autoencoder do not, by a squared discrepancy of \(NumberText.significant(squared[0].mean, digits: 2)); "
        + "those of the variational one have \(NumberText.significant(squared[1].mean, digits: 2)), and those of the "
        + "Wasserstein autoencoder, which is trained on it, \(NumberText.significant(squared[2].mean, digits: 1)), where chance alone "
        + "stays below \(NumberText.significant(limit, digits: 1)) nineteen times of twenty. The test by MMD rejects these in "
        + "\(rejected) of \(seeds) trainings, the Stein discrepancy in \(beyond).",
      tables: [
        Table(
          title: "Codes of \(test.count) held-out digits against draws from the prior",
          columns: [
            "autoencoder", "MMD squared", "95 % of chance", "p-value", "Stein", "95 % of chance",
          ],
          rows: zip(families, tests).map { family, own in
            [
              family.name, places(own.map(\.squared), 4),
              NumberText.fixed(Runs(own.map(\.limit)).mean, decimals: 4),
              places(own.map(\.pValue), 3),
              places(own.compactMap(\.stein), 2),
              own[0].stein == nil ? "" : NumberText.fixed(stein.limit, decimals: 2),
            ]
          },
          note:
            "\(seeds == 1 ? "One training" : "Three trainings") of each. The least p-value that \(permutations) permutations can "
            + "give is \(NumberText.shortest(1 / Double(permutations + 1))). Stein: the kernel Stein discrepancy with the slopes of "
            + "N(0, I), \(NumberText.fixed(stein.expected, decimals: 2)) or so by chance."
        ),
        Table(
          title: "Odd images among \(number) that are made up",
          columns: ["how", "odd [%]", "least to most"],
          rows: odds.map {
            [
              $0.0, NumberText.fixed($0.1.mean, decimals: 1),
              "\(NumberText.fixed($0.1.least, decimals: 1)) to \(NumberText.fixed($0.1.most, decimals: 1))",
            ]
          },
          note:
            "MMD squared of fresh codes of training images: \(NumberText.fixed(oneStage.mean, decimals: 4)) from the prior, "
            + "\(NumberText.fixed(twoStages.mean, decimals: 4)) from draws of the second stage. Within two standard deviations of one of the "
            + "ten modes lie \(NumberText.fixed(near.mean, decimals: 0)) % of the held-out codes trained for them, "
            + "\(NumberText.fixed(nearOfNormal.mean, decimals: 0)) % of those trained for N(0, I), and "
            + "\(NumberText.fixed(100 * (1 - Double.exp(-2)), decimals: 0)) % of the prior's draws."
        ),
      ],
      figures: [
        nulls(tests.map { $0[0] }), maps(flats[0], bents[0], images, study.digits.training.labels),
      ],
      claims: [
        Claim(
          "63a", wassersteins, "discrepancy of held-out codes from the prior",
          .shape(
            "MMD works with any distribution that one can sample from",
            measuring: "the Wasserstein autoencoder's over the autoencoder's",
            max(squared[2].mean, 0) / squared[0].mean, .below(0.5), precision: .notCompared,
            falseAlarmRate: 0.01)),
        Claim(
          "63b", wassersteins, "codes of an autoencoder that nothing keeps in order",
          .shape(
            "the norm of the difference of two means",
            measuring: "largest p-value of the permutation tests",
            tests[0].map(\.pValue).max() ?? .nan, .below(0.01), precision: .notCompared,
            falseAlarmRate: 0.001)),
        Claim(
          "63c", wassersteins, "a prior of ten modes",
          .shape(
            "a multi-modal prior is possible",
            measuring:
              "share of held-out codes near a mode, over that of codes trained for N(0, I)",
            near.mean / nearOfNormal.mean, .above(1.2), precision: .notCompared,
            falseAlarmRate: 0.01)),
        Claim(
          "63d", Claim.Source(lecture: "004", slide: "Examples of use"),
          "two stages, x to z and z to u",
          .shape(
            "joint density estimation and dimensionality reduction",
            measuring: "MMD squared between codes and draws: two stages less one",
            twoStages.mean - oneStage.mean, .below(0.004), precision: .notCompared,
            falseAlarmRate: 0.01)),
      ],
      values: zip(["plain", "variational", "wasserstein", "modes"], squared).map {
        Findings.Value("mmd.\($0)", $1.mean, standardError: 0.004)
      }
        + [
          .init("mmd.wasserstein.least", squared[2].least, standardError: 0.004),
          .init("mmd.wasserstein.most", squared[2].most, standardError: 0.004),
        ]
        + zip(["plain", "variational", "wasserstein", "modes", "stages"], odds).map {
          Findings.Value("odd.\($0)", $1.1.mean, standardError: 3)
        } + [
          .init("limit", limit, standardError: 0.0003),
          .init("rejected", Double(rejected), standardError: 1),
          .init("near", near.mean, standardError: 3),
          .init("near.normal", nearOfNormal.mean, standardError: 3),
          .init("stein.wasserstein", Runs(tests[2].compactMap(\.stein)).mean, standardError: 0.03),
          .init("stein.variational", Runs(tests[1].compactMap(\.stein)).mean, standardError: 0.05),
          .init("stein.limit", stein.limit, standardError: 0.01),
          .init("stein.expected", stein.expected, standardError: 0.002),
          .init("one", oneStage.mean, standardError: 0.004),
          .init("two", twoStages.mean, standardError: 0.002),
        ])
  }

  /// The share of codes within two standard deviations of one of the ten modes, in per cent.
  private static func nearModes(_ codes: [[Double]]) -> Double {
    guard case .mixture(let means, let deviation) = modes else { return .nan }
    return 100
      * share(
        codes.map { code in
          means.contains { mean in
            zip(code, mean).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } < 4 * deviation
              * deviation
          }
        })
  }

  private static let wassersteins = Claim.Source(lecture: "004", slide: "Examples of use")

  /// Ten normals on a circle.
  static let modes = CodePrior.mixture(
    means: (0..<10).map { place -> [Double] in
      let angle = Double(place) * Double.pi / 5
      return [2 * Double.cos(angle), 2 * Double.sin(angle)]
    },
    deviation: 0.25)

  // MARK: Figures

  private static func nulls(_ tests: [CodeTest]) -> Figure {
    let why = Agreement.notCompared(because: "a net trained on this machine, and permutations")
    let shown = [1, 2]
    let ends = shown.map { max(tests[$0].squared, tests[$0].null.max() ?? 0) }
    let most = RoundNumber.withOneDigit(above: (ends.max() ?? 0.01) * 1.1)
    let bins = 40
    return Figure(
      name: "mmd-null",
      caption:
        "What chance makes of the discrepancy, by dealing codes and draws anew, and what was found (line). Left the variational "
        + "autoencoder, right the Wasserstein autoencoder, on digits that neither has seen.",
      layout: Figure.Layout(columns: 2, width: 1280, height: 540),
      panels: shown.map { place in
        let test = tests[place]
        let low = -0.25 * most
        let width = (most - low) / Double(bins)
        let heights = (0..<bins).map { bin -> Double in
          let start = low + Double(bin) * width
          return Double(test.null.filter { $0 >= start && $0 < start + width }.count)
            / Double(test.null.count)
        }
        return Panel(
          Text(verbatim: test.name), x: Axis("MMD squared", range: low...most),
          y: Axis("share of permutations", range: 0...0.5),
          layers: [
            .bars(
              "null_\(place)", x: (0..<bins).map { low + (Double($0) + 0.5) * width },
              heights: heights, width: width, .sky, agreement: why),
            .line(
              "found_\(place)", x: [test.squared, test.squared], y: [0, 0.44],
              Stroke(.vermillion, dash: .solid),
              agreement: why),
            .label(
              "found", x: .data(test.squared), y: .data(0.47), .vermillion, anchor: .centre),
          ])
      })
  }

  private static func maps(
    _ flat: TrainedAutoencoder, _ bent: TrainedAutoencoder, _ images: [[Double]], _ labels: [Int]
  ) -> Figure {
    var rings: [Layer] = []
    if case .mixture(let means, let deviation) = modes {
      let angles = (0...40).map { Double($0) * Double.pi / 20 }
      rings = means.enumerated().map { place, mean in
        .line(
          "mode_\(place)", x: angles.map { mean[0] + 2 * deviation * Double.cos($0) },
          y: angles.map { mean[1] + 2 * deviation * Double.sin($0) }, Stroke(.black, width: 2))
      }
    }
    return Figure(
      name: "wasserstein-maps",
      caption:
        "Codes go where the prior is, as far as its kernel sees. Training digits in two Wasserstein autoencoders: with a normal prior, "
        + "and with a prior of ten modes on a circle of radius 2 (rings, two standard deviations wide), which know nothing of the labels.",
      layout: Figure.Layout(columns: 2, width: 1400, height: 720, margins: (105, 35, 50, 100)),
      panels: [
        CodeGrid.map(
          "flat", "Prior N(0, I)", flat.encode(images).means, labels, x: -4...4, y: -4...4),
        CodeGrid.map(
          "bent", "Prior of ten modes", bent.encode(images).means, labels, x: -4...4, y: -4...4,
          besides: rings),
      ])
  }
}

/// Codes against as many draws of a prior.
struct CodeTest: Sendable {
  let name: String
  /// The unbiased estimate of MMD², which may be below 0.
  let squared: Double
  let null: [Double]
  let pValue: Double
  /// The kernel Stein discrepancy from N(0, I), where that is the prior.
  let stein: Double?

  /// C = 4 sees the whole of N(0, I), the smaller ones what is as fine as a mode of deviation 1/4.
  static let discrepancy = MeanDiscrepancy(scales: [4, 1, 0.25, 0.0625])

  init(
    _ name: String, _ codes: [[Double]], prior: CodePrior, permutations: Int,
    using random: RandomSource
  ) {
    var random = random
    let draws = codes.map { _ in prior.draw(2, using: &random) }
    let found = Self.discrepancy.test(codes, draws, permutations: permutations, using: &random)
    self.name = name
    squared = found.discrepancy
    null = found.null
    pValue = found.pValue
    stein =
      prior == .standardNormal
      ? KernelSteinDiscrepancy()(codes, slopes: codes.map { $0.map { -$0 } }) : nil
  }

  /// Below this 95 % of the permutations lie.
  var limit: Double { null.sorted()[null.count * 95 / 100] }
}

/// The kernel Stein discrepancy from N(0, I) of sets of independent draws of two numbers.
struct SteinNull: Sendable {
  /// √(mean of kₚ(x, x)/n)
  let expected: Double
  /// Below this 95 % of the sets lie.
  let limit: Double

  init(draws count: Int, sets: Int, using random: RandomSource) {
    var random = random
    let discrepancy = KernelSteinDiscrepancy()
    var (found, expected): ([Double], Double) = ([], 0)
    for _ in 0..<sets {
      let points = (0..<count).map { _ in [random.normal(), random.normal()] }
      let slopes = points.map { $0.map { -$0 } }
      found.append(discrepancy(points, slopes: slopes))
      expected += discrepancy.expectedOfIndependentDraws(count, slopes: slopes) / Double(sets)
    }
    self.expected = expected
    limit = found.sorted()[sets * 95 / 100]
  }
}
