import BayesNumerics
import Networks
import Plotting
import RealModule
import Workbook

extension Autoencoders {
  /// The reparametrised gradient against the score function's, on digits and their decoder.
  static let gradients = Section<AutoencoderStudy>(
    "gradients", "How does a slope get through a random draw?", seconds: 6
  ) { study, run in
    // Data and model: some digits held out, and the decoder before and after training
    let trained = try await study.variational
    var starts = run.random("start")
    let untrained = TrainedAutoencoder(
      trained.autoencoder, trained.autoencoder.initialParameters(using: &starts))
    let digits = Array(study.digits.test.images.prefix(6))
    let draws = run.isQuick ? 300 : 2000

    // Inference: slopes of the bound in the mean of the first number of the code, by draws
    let stages = [("before training", untrained), ("after training", trained)].map { name, model in
      (
        name,
        digits.indices.map { index in
          SlopeDraws(
            model, digits[index], draws: draws,
            using: run.random("\(name) \(index)"))
        }
      )
    }
    let differences = SlopeDraws.byDifferences(
      trained, digits[0], draws: draws, using: run.random("\(stages[1].0) 0"))

    // What it shows
    func ratio(_ slopes: [SlopeDraws]) -> [Double] {
      slopes.map { $0.score.variance / $0.path.variance }.sorted()
    }
    let (before, after) = (ratio(stages[0].1), ratio(stages[1].1))
    let middle = (before: (before[2] + before[3]) / 2, after: (after[2] + after[3]) / 2)
    let smallest = min(before[0], after[0])
    let first = stages[1].1[0]
    return Findings(
      answer:
        "By moving the draw along with q: z = μ + σ ε has a slope in μ and in σ. The variance of one such slope is between "
        + "\(NumberText.significant(smallest, digits: 2)) and "
        + "\(NumberText.significant(max(before[5], after[5]), digits: 2)) times smaller than that of the score "
        + "function's with a baseline, on six digits before and after training.",
      tables: [
        Table(
          title: "Variance of one slope of the bound in the mean of z₁",
          columns: ["digit", "decoder", "path", "score with baseline", "score"],
          rows: stages.flatMap { name, slopes in
            slopes.enumerated().map { index, own in
              [
                "\(study.digits.test.labels[index])", name,
                NumberText.significant(own.path.variance, digits: 2),
                NumberText.significant(own.score.variance, digits: 2),
                NumberText.significant(own.plain.variance, digits: 2),
              ]
            }
          }, note: "The baseline is the mean log likelihood of other draws.")
      ], figures: [figure(stages)],
      claims: [
        Claim(
          "59d", reparametrised, "slope of the bound by the path",
          .crossCheck(
            route: "the score function's mean", expected: first.score.mean,
            computed: first.path.mean,
            .monteCarlo(
              standardError: (first.path.variance / Double(draws) + first.score.variance
                / Double(draws)).squareRoot()))),
        Claim(
          "59e", reparametrised, "slope of the bound by the path, same draws",
          .agreement(
            route: "central differences of the bound with the draws held fixed",
            largestDifference: abs(differences.path - differences.difference)
              / max(1, abs(differences.difference)), below: 1e-5,
            because:
              "a step of 10⁻⁴ leaves a relative 10⁻⁸ or so of a curved function, and rounding of as much"
          )),
        Claim(
          "59f", reparametrised, "variance of the score function's slope over that of the path",
          .shape(
            "gradients can be taken through z, with respect to μ and σ",
            measuring: "the smallest of twelve ratios, score with baseline over path", smallest,
            .above(1), precision: .notCompared, falseAlarmRate: 0.01)),
      ],
      values: [
        .init("smallest", smallest, standardError: 2),
        .init("before", middle.before, standardError: middle.before / 4),
        .init("after", middle.after, standardError: middle.after / 4),
        .init("largest", max(before[5], after[5]), standardError: max(before[5], after[5]) / 4),
      ])
  }

  // MARK: Figure

  private static func figure(_ stages: [(String, [SlopeDraws])]) -> Figure {
    let why = Agreement.notCompared(because: "a net trained on this machine, and draws")
    let kinds: [(String, Ink, Marker, (SlopeDraws) -> Double)] = [
      ("score", .vermillion, .cross, { $0.plain.variance }),
      ("score with baseline", .orange, .triangle, { $0.score.variance }),
      ("path", .blue, .circle, { $0.path.variance }),
    ]
    let range = 1.0...1e9
    return Figure(
      name: "gradient-variance",
      caption:
        "The path's slopes are the quiet ones for every digit: by a factor of two or more against the score with "
        + "baseline, by orders of magnitude against the bare score. Variance of one draw of the slope in the mean of the first "
        + "number of the code, for six digits held out.",
      layout: Figure.Layout(columns: 2, width: 1280, height: 600),
      panels: stages.enumerated().map { place, stage in
        Panel(
          Text(verbatim: stage.0), x: Axis("digit", range: 0.5...6.5, tics: .every(1)),
          y: Axis(
            "variance of one slope", range: range, scale: .logarithmic, tics: .decades(in: range)),
          key: place == 0 ? .topLeft : .none,
          layers: kinds.enumerated().map { index, kind in
            .points(
              "kind_\(place)_\(index)", x: stage.1.indices.map { Double($0 + 1) },
              y: stage.1.map(kind.3), kind.1, marker: kind.2, size: 1.6, agreement: why,
              title: Text(verbatim: kind.0))
          })
      })
  }
}

/// Slopes of one digit's bound in the mean of the first number of its code, each from one draw.
struct SlopeDraws: Sendable {
  struct Moments: Sendable {
    let mean: Double
    let variance: Double

    init(_ values: [Double]) {
      let mean = values.reduce(0, +) / Double(values.count)
      self.mean = mean
      variance =
        values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
    }
  }

  /// Through z = μ + σ ε.
  let path: Moments
  /// log p(x | z) less its mean over other draws, times ∂ log q/∂μ = ε/σ.
  let score: Moments
  /// log p(x | z) ∂ log q/∂μ.
  let plain: Moments

  init(_ model: TrainedAutoencoder, _ x: [Double], draws: Int, using random: RandomSource) {
    let digit = OneDigit(model, x)
    var random = random
    let likelihoods = (0..<draws).map { _ in digit.draw(using: &random) }
    let sum = likelihoods.reduce(0) { $0 + $1.logLikelihood }
    path = Moments(likelihoods.map { $0.slope - digit.mean[0] })
    // snippet: score
    score = Moments(
      likelihoods.map { own in
        let others = (sum - own.logLikelihood) / Double(draws - 1)
        return (own.logLikelihood - others) * own.noise / digit.deviation[0] - digit.mean[0]
      })
    // end snippet
    plain = Moments(
      likelihoods.map { $0.logLikelihood * $0.noise / digit.deviation[0] - digit.mean[0] })
  }

  /// The mean of the path's slopes and the bound's central difference, with the same ε.
  static func byDifferences(
    _ model: TrainedAutoencoder, _ x: [Double], draws: Int, using random: RandomSource
  ) -> (path: Double, difference: Double) {
    let digit = OneDigit(model, x)
    let count = min(draws, 200)
    func mean(_ move: Double) -> (bound: Double, slope: Double) {
      var (random, sum, slopes) = (random, 0.0, 0.0)
      for _ in 0..<count {
        let own = digit.draw(moving: move, using: &random)
        sum += own.logLikelihood
        slopes += own.slope
      }
      let m = digit.mean[0] + move
      return (sum / Double(count) - m * m / 2, slopes / Double(count) - digit.mean[0])
    }
    let h = 1e-4
    return (mean(0).slope, (mean(h).bound - mean(-h).bound) / (2 * h))
  }
}

/// One digit's q(z | x) and the decoder, in double precision.
private struct OneDigit {
  let decoder: FeedForwardNetwork
  let parameters: [Double]
  /// By how much the loss of the net is multiplied to give -log p(x | z).
  let scale: Double
  let x: [Double]
  let mean: [Double]
  let deviation: [Double]

  init(_ model: TrainedAutoencoder, _ x: [Double]) {
    let codes = model.encode([x])
    decoder = model.autoencoder.decoder
    parameters = model.parameters.decoder.map { Double($0) }
    scale = model.autoencoder.likelihood.scale(variance: model.parameters.variance)
    self.x = x
    mean = codes.means[0]
    deviation = codes.deviations[0]
  }

  /// log p(x | z) for a drawn z, its slope in z₁, and the noise of z₁.
  func draw(
    moving: Double = 0, using random: inout RandomSource
  ) -> (logLikelihood: Double, slope: Double, noise: Double) {
    // snippet: path
    let noise = mean.map { _ in random.normal() }
    var z = mean.indices.map { mean[$0] + deviation[$0] * noise[$0] }
    z[0] += moving
    let f = decoder.activations(parameters, at: z)[decoder.layers.count]
    let ofOutputs = decoder.loss.slopes(targets: x, outputs: f).map { scale * $0 }
    let ofCode = decoder.slopes(parameters, at: z, of: ofOutputs).inputs
    // end snippet
    return (-scale * decoder.loss.value(targets: x, outputs: f), -ofCode[0], noise[0])
  }
}
