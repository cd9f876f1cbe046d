import BayesNumerics
import Inference
import Networks
import Plotting
import RealModule
import Workbook

extension Autoencoders {
  /// Do codes come from the prior? A test, and two ways to mend it.
  static let otherPriors = Section<AutoencoderStudy>(
    "other-priors", "Do the codes come from the prior?", seconds: 9
  ) { study, run in
    // Data and models: digits, codes of two numbers; a Wasserstein autoencoder beside the two that are there
    let images = study.digits.training.images
    let epochs = run.isQuick ? 40 : 200
    func train(
      _ name: String, _ regulariser: CodeRegulariser,
      likelihood: DecoderLikelihood = .binomial(trials: 16)
    ) throws -> TrainedAutoencoder {
      try TrainedAutoencoder(
        Autoencoder(
          inputs: 64, hidden: [128], codeSize: 2, likelihood: likelihood, regulariser: regulariser),
        on: images, epochs: epochs, rate: 2e-3, batch: 128, using: run.random(name))
    }
    let modes = Self.modes
    async let wasserstein = train("wasserstein", .discrepancy(weight: 600, prior: .standardNormal))
    async let shaped = train("ten modes", .discrepancy(weight: 600, prior: modes))
    let plain = try await study.plain.value
    let variational = try await study.variational.value
    let judge = try await study.classifier.value

    // A second autoencoder of the variational one's codes
    var random = run.random("codes")
    let q = variational.encode(images)
    let codes = images.indices.map { q.draw($0, using: &random) }
    let second = try TrainedAutoencoder(
      Autoencoder(
        inputs: 2, hidden: [64], codeSize: 2, likelihood: .normalOfLearnedVariance,
        regulariser: .divergence(beta: 1)),
      on: codes, epochs: epochs * 2, rate: 2e-3, using: run.random("second stage"))

    // Inference: held-out codes against as many draws of the prior, and what chance makes of the discrepancy
    let test = Array(study.digits.test.images.prefix(250))
    let (flat, bent) = (try await wasserstein, try await shaped)
    let permutations = run.isQuick ? 199 : 399
    func compare(_ name: String, _ codes: [[Double]], _ prior: CodePrior) -> CodeTest {
      CodeTest(
        name, codes, prior: prior, permutations: permutations, using: run.random("test \(name)"))
    }
    let heldOut = variational.encode(test)
    let tests = [
      compare("autoencoder", plain.encode(test).means, .standardNormal),
      compare(
        "variational", test.indices.map { heldOut.draw($0, using: &random) }, .standardNormal),
      compare("Wasserstein", flat.encode(test).means, .standardNormal),
      compare("Wasserstein, ten modes", bent.encode(test).means, modes),
    ]

    // Images made up from each prior, and by two stages
    let number = 1000
    func made(_ model: TrainedAutoencoder, _ codes: [[Double]]) -> Double {
      100 * Self.share(judge.areOdd(model.images(codes)))
    }
    func drawn(_ prior: CodePrior) -> [[Double]] {
      (0..<number).map { _ in prior.draw(2, using: &random) }
    }
    let spread = second.parameters.variance.squareRoot()
    let staged = second.autoencoder.decode(second.parameters, drawn(.standardNormal)).map {
      $0.map { $0 + spread * random.normal() }
    }
    let odd = [
      ("autoencoder, codes from N(0, I)", made(plain, drawn(.standardNormal))),
      ("variational", made(variational, drawn(.standardNormal))),
      ("variational, two stages", made(variational, staged)),
      ("Wasserstein", made(flat, drawn(.standardNormal))),
      ("Wasserstein, ten modes", made(bent, drawn(modes))),
    ]
    let discrepancy = MeanDiscrepancy(scale: 4)
    let fresh = Array(codes.prefix(400))
    let oneStage = discrepancy(fresh, Array(drawn(.standardNormal).prefix(400)))
    let twoStages = discrepancy(fresh, Array(staged.prefix(400)))

    // What it shows
    return Findings(
      answer:
        "Those of the autoencoder do not, by a discrepancy of \(NumberText.significant(tests[0].squared, digits: 2)); "
        + "those of the variational one have \(NumberText.significant(tests[1].squared, digits: 2)) and those of the "
        + "Wasserstein autoencoder, which is trained on it, \(NumberText.significant(tests[2].squared, digits: 2)), where "
        + "chance alone stays below \(NumberText.significant(tests[1].limit, digits: 2)) nineteen times of twenty.",
      tables: [
        Table(
          title: "Codes of \(test.count) held-out digits against draws from the prior",
          columns: [
            "autoencoder", "MMD squared", "95 % of chance", "p-value", "Stein discrepancy",
          ],
          rows: tests.map {
            [
              $0.name, NumberText.fixed($0.squared, decimals: 4),
              NumberText.fixed($0.limit, decimals: 4),
              NumberText.fixed($0.pValue, decimals: 3),
              $0.stein.map { NumberText.fixed($0, decimals: 2) } ?? "",
            ]
          },
          note:
            "The least p-value that \(permutations) permutations can give is \(NumberText.shortest(1 / Double(permutations + 1))). "
            + "Stein: with the slopes of N(0, I), \(NumberText.fixed((2 * 3.0 / Double(test.count)).squareRoot(), decimals: 2)) or so by chance."
        ),
        Table(
          title: "Odd images among \(number) that are made up", columns: ["how", "odd [%]"],
          rows: odd.map { [$0.0, NumberText.fixed($0.1, decimals: 1)] },
          note:
            "MMD squared of fresh codes of training images: \(NumberText.fixed(oneStage, decimals: 4)) from the prior, "
            + "\(NumberText.fixed(twoStages, decimals: 4)) from draws of the second stage."),
      ],
      figures: [nulls(tests), maps(flat, bent, images, study.digits.training.labels)],
      claims: [
        Claim(
          "63a", wassersteins, "discrepancy of held-out codes from the prior",
          .shape(
            "MMD works with any distribution that one can sample from",
            measuring: "the Wasserstein autoencoder's over the autoencoder's",
            max(tests[2].squared, 0) / tests[0].squared, .below(0.5), precision: .notCompared,
            falseAlarmRate: 0.01)),
        Claim(
          "63b", wassersteins, "codes of an autoencoder that nothing keeps in order",
          .shape(
            "the norm of the difference of two means", measuring: "p-value of the permutation test",
            tests[0].pValue, .below(0.01), precision: .notCompared, falseAlarmRate: 0.001)),
        Claim(
          "63c", wassersteins, "a prior of ten modes",
          .shape(
            "a multi-modal prior is possible",
            measuring: "MMD squared of its codes over that of the same codes from N(0, I)",
            tests[3].squared
              / discrepancy(bent.encode(test).means, Array(drawn(.standardNormal).prefix(250))),
            .below(0.7), precision: .notCompared, falseAlarmRate: 0.01)),
        Claim(
          "63d", Claim.Source(lecture: "004", slide: "Examples of use"),
          "two stages, x to z and z to u",
          .shape(
            "joint density estimation and dimensionality reduction",
            measuring: "MMD squared between codes and draws: two stages less one",
            twoStages - oneStage, .below(0.004), precision: .notCompared, falseAlarmRate: 0.01)),
      ],
      values: zip(["plain", "variational", "wasserstein", "modes"], tests).map {
        Findings.Value("mmd.\($0)", $1.squared, standardError: 0.004)
      }
        + zip(["plain", "variational", "stages", "wasserstein", "modes"], odd).map {
          Findings.Value("odd.\($0)", $1.1, standardError: 3)
        } + [
          .init("limit", tests[1].limit, standardError: 0.0003),
          .init("p.variational", tests[1].pValue, standardError: 0.2),
        ])
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
              "found_\(place)", x: [test.squared, test.squared], y: [0, 0.4],
              Stroke(.vermillion, dash: .solid),
              agreement: why),
            .label(
              "found", x: .data(test.squared), y: .data(0.42), .vermillion, anchor: .centre),
          ])
      })
  }

  private static func maps(
    _ flat: TrainedAutoencoder, _ bent: TrainedAutoencoder, _ images: [[Double]], _ labels: [Int]
  ) -> Figure {
    Figure(
      name: "wasserstein-maps",
      caption:
        "Codes spread as the prior does. Training digits in two Wasserstein autoencoders: with a normal prior, and with a prior of ten "
        + "modes on a circle of radius 2, which know nothing of the labels.",
      layout: Figure.Layout(columns: 2, width: 1400, height: 720, margins: (105, 35, 50, 100)),
      panels: [
        CodeGrid.map(
          "flat", "Prior N(0, I)", flat.encode(images).means, labels, x: -4...4, y: -4...4),
        CodeGrid.map(
          "bent", "Prior of ten modes", bent.encode(images).means, labels, x: -4...4, y: -4...4),
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

  init(
    _ name: String, _ codes: [[Double]], prior: CodePrior, permutations: Int,
    using random: RandomSource
  ) {
    var random = random
    let draws = codes.map { _ in prior.draw(2, using: &random) }
    let found = MeanDiscrepancy(scale: 4).test(
      codes, draws, permutations: permutations, using: &random)
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
