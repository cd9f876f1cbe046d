import BayesNumerics
import Networks
import Plotting
import RealModule
import Workbook

extension Autoencoders {
  /// The bound of a variational autoencoder, on a case that can be solved, and on a digit.
  static let bound = Section<AutoencoderStudy>(
    "bound", "What does a variational autoencoder maximise?", seconds: 3
  ) { study, run in
    // Model: one number x = z + e with z ~ N(0, 1), e ~ N(0, s)
    let toy = OneNumber(x: 1, noise: 0.25)

    // Inference: up the bound, and down as the text reads
    let up = toy.climb(steps: 200, rate: 0.05)
    let down = toy.climb(steps: 200, rate: -0.05)

    // The divergence of a digit's q in closed form and by draws
    let model = try await study.variational
    let q = model.encode([study.digits.test.images[0]])
    let closed = q.divergence(of: 0)
    let drawn = sampledDivergence(
      q, draws: run.isQuick ? 20_000 : 200_000, using: run.random("divergence"))

    // The cost of lecture 004 against -2 ELBO
    let difference = costDifference(using: run.random("costs"))
    let (miss, sigma) = (0.3, 0.15)
    let asVariance = Normal(mean: 0, standardDeviation: sigma.squareRoot())
    let asDeviation = Normal(mean: 0, standardDeviation: sigma)
    let readVariance = asVariance.logDensity(miss) - asVariance.logDensity(0)
    let readDeviation = asDeviation.logDensity(miss) - asDeviation.logDensity(0)

    // What it shows
    let posterior = toy.posterior
    let prior = Normal()
    let gapOfPrior = toy.evidence - toy.bound(prior)
    return Findings(
      answer:
        "A lower bound of the log evidence, the expected log likelihood less the divergence of q from the prior. In a case "
        + "that can be solved it reaches log p(x) = \(NumberText.fixed(toy.evidence, decimals: 4)) at the posterior; "
        + "with the sign that the text of lecture 003 has, as a loss, the standard deviation grows beyond all limits.",
      tables: [
        Table(
          title: "Three distributions of z for x = 1",
          columns: ["q(z)", "mean", "sd", "bound", "log p(x) - bound", "KL(q || posterior)"],
          rows: [
            ("the prior", prior), ("after climbing", up[up.count - 1]),
            ("the posterior", posterior),
          ].map {
            name, q in
            [
              name, NumberText.fixed(q.mean, decimals: 4),
              NumberText.fixed(q.standardDeviation, decimals: 4),
              NumberText.fixed(toy.bound(q), decimals: 4),
              NumberText.fixed(toy.evidence - toy.bound(q), decimals: 4),
              NumberText.fixed(divergence(q, posterior), decimals: 4),
            ]
          }, note: "The last two columns are two routes to one number.")
      ],
      figures: [figure(toy, up, down)],
      claims: [
        Claim(
          "59a", reparametrised, "KL(q(z | x) || N(0, I)) of a digit",
          .crossCheck(
            route: "mean of log q - log p over draws from q", expected: drawn.mean,
            computed: closed,
            .monteCarlo(standardError: drawn.standardError))),
        Claim(
          "59b", reparametrised, "the bound that is climbed",
          .corrected(
            slip: "E13", asTheTextReads: "a loss, which is minimised", printed: nil,
            computed: toy.bound(up[up.count - 1]), independent: toy.evidence,
            .absolute(1e-6, because: "200 steps of a climb whose error shrinks by a factor each"),
            because: "minimised it has no end: the standard deviation runs off")),
        Claim(
          "59c", Claim.Source(lecture: "003", slide: "Variational Autoencoders (VAE)"),
          "log p(x) less the bound with the prior for q",
          .corrected(
            slip: "E14", asTheTextReads: "q is the prior and the posterior", printed: nil,
            computed: gapOfPrior, independent: divergence(prior, posterior),
            .absolute(1e-12, because: "closed forms"),
            because: "were both one distribution, the difference would be 0")),
        Claim(
          "61a", lecture4, "the cost of the variational autoencoder with variance s",
          .agreement(
            route: "-2 ELBO by densities of the library, less n log(2 π s)",
            largestDifference: difference, below: 1e-10,
            because: "rounding of sums of some hundreds")),
        Claim(
          "61b", lecture4, "log p(x | z) at a miss of 0.3 with σ = 0.15, less that at 0",
          .corrected(
            slip: "E19", asTheTextReads: "one σ for both: N(f, σ I) and μ + σ e", printed: nil,
            computed: readVariance, independent: -miss * miss / (2 * sigma),
            .absolute(1e-12, because: "closed forms"),
            because:
              "as a standard deviation it would be \(NumberText.fixed(readDeviation, decimals: 2))")
        ),
      ],
      values: [
        .init("evidence", toy.evidence), .init("prior", toy.bound(prior)),
        .init("gap", gapOfPrior), .init("posterior.mean", posterior.mean),
        .init("posterior.sd", posterior.standardDeviation),
        .init("variance.reading", readVariance), .init("deviation.reading", readDeviation),
        .init("divergence", closed, standardError: 0.3),
      ])
  }

  static let reparametrised = Claim.Source(lecture: "003", slide: "VAE loss")
  static let lecture4 = Claim.Source(lecture: "004", slide: "Reparametrization trick")

  /// KL(q || p) of two normals.
  static func divergence(_ q: Normal, _ p: Normal) -> Double {
    let ratio = q.standardDeviation / p.standardDeviation
    let shift = (q.mean - p.mean) / p.standardDeviation
    return 0.5 * (ratio * ratio + shift * shift - 1) - .log(ratio)
  }

  private static func sampledDivergence(
    _ q: Autoencoder.Codes, draws: Int, using random: RandomSource
  ) -> (mean: Double, standardError: Double) {
    var random = random
    let components = zip(q.means[0], q.deviations[0]).map {
      Normal(mean: $0, standardDeviation: $1)
    }
    var (sum, squares) = (0.0, 0.0)
    for _ in 0..<draws {
      let value = zip(q.draw(0, using: &random), components).reduce(0.0) {
        $0 + $1.1.logDensity($1.0) - Normal().logDensity($1.0)
      }
      sum += value
      squares += value * value
    }
    let mean = sum / Double(draws)
    let variance = squares / Double(draws) - mean * mean
    return (mean, (variance / Double(draws)).squareRoot())
  }

  /// The largest difference between (1/s)|x - f|² + Σ (σ² + μ² - 1 - 2 log σ) and -2 ELBO - n log(2 π s), by densities.
  ///
  /// `variance` says which variance the text's s is: with s² in its place the identity must fail (E19).
  static func costDifference(
    using random: RandomSource, variance: (Double) -> Double = { $0 }
  ) -> Double {
    var random = random
    return (0..<200).reduce(0.0) { worst, _ in
      let (n, size) = (1 + Int(random.uniform() * 64), 1 + Int(random.uniform() * 8))
      let s = Double.exp(random.normal())
      let x = (0..<n).map { _ in random.normal() }
      let f = x.map { $0 + random.normal() }
      let mu = (0..<size).map { _ in random.normal() }
      let sigma = mu.map { _ in Double.exp(random.normal()) }
      let squares = zip(x, f).reduce(0.0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      let cost =
        squares / s
        + zip(mu, sigma).reduce(0.0) { $0 + $1.1 * $1.1 + $1.0 * $1.0 - 1 - 2 * .log($1.1) }
      let likelihood = zip(x, f).reduce(0.0) {
        $0 + Normal(mean: $1.1, standardDeviation: variance(s).squareRoot()).logDensity($1.0)
      }
      let elbo =
        likelihood
        - zip(mu, sigma).reduce(0.0) {
          $0 + divergence(Normal(mean: $1.0, standardDeviation: $1.1), Normal())
        }
      let other = -2 * elbo - Double(n) * .log(2 * .pi * variance(s))
      return max(worst, abs(cost - other) / max(1, abs(cost)))
    }
  }

  // MARK: Figure

  private static func figure(_ toy: OneNumber, _ up: [Normal], _ down: [Normal]) -> Figure {
    let widths = (0...200).map { 0.05 * Double.pow(40, Double($0) / 200) }
    let mean = toy.posterior.mean
    let steps = up.indices.map(Double.init)
    return Figure(
      name: "bound",
      caption:
        "The bound touches the evidence where q is the posterior. Left: the bound for q = N(0.8, σ²), and the gap, "
        + "KL(q || posterior). Right: σ climbs the bound and settles; minimised as a loss, the same sum drives it off.",
      layout: Figure.Layout(columns: 2, width: 1280, height: 560),
      panels: [
        Panel(
          "Bound and evidence",
          x: Axis("standard deviation *σ* of *q*", range: 0.05...2, scale: .logarithmic),
          y: Axis("nats", range: -8...0),
          layers: [
            .horizontalLine(at: toy.evidence, Stroke(.black)),
            .line(
              "bound", x: widths,
              y: widths.map { toy.bound(Normal(mean: mean, standardDeviation: $0)) }, Stroke(.blue)),
            .verticalLine(at: toy.posterior.standardDeviation, Stroke(.grey, width: 2)),
            .label("log *p*(*x*)", x: .data(0.06), y: .data(toy.evidence), offset: (0, 0.8)),
            .label("bound", x: .data(1.1), y: .data(-3), .blue, offset: (-5, -1)),
            .label("posterior's *σ*", x: .data(0.46), y: .data(-7.4), .grey),
          ]),
        Panel(
          "What steps make of *σ*", x: Axis("step", range: 0...200),
          y: Axis(
            "standard deviation *σ* of *q*", range: 0.1...1e4, scale: .logarithmic,
            tics: .decades(in: 0.1...1e4)),
          layers: [
            .line("up", x: steps, y: up.map(\.standardDeviation), Stroke(.blue)),
            .line(
              "down", x: steps,
              y: down.map { $0.standardDeviation < 1e4 ? $0.standardDeviation : .nan },
              Stroke(.vermillion)),
            .label("climbed", x: .data(100), y: .data(0.7), .blue),
            .label("minimised", x: .data(30), y: .data(300), .vermillion),
          ]),
      ])
  }
}

/// x = z + e with z ~ N(0, 1) and e ~ N(0, s): a variational autoencoder of one number whose decoder is known.
struct OneNumber: Sendable {
  let x: Double
  /// s, a variance.
  let noise: Double

  /// log p(x), x ~ N(0, 1 + s)
  var evidence: Double {
    Normal(mean: 0, standardDeviation: (1 + noise).squareRoot()).logDensity(x)
  }

  /// p(z | x)
  var posterior: Normal {
    Normal(mean: x / (1 + noise), standardDeviation: (noise / (1 + noise)).squareRoot())
  }

  /// E_q[log p(x | z)] - KL(q || p(z)).
  func bound(_ q: Normal) -> Double {
    let variance = q.standardDeviation * q.standardDeviation
    let miss = (x - q.mean) * (x - q.mean) + variance
    let likelihood = -0.5 * .log(2 * .pi * noise) - miss / (2 * noise)
    return likelihood - normalDivergence(mean: q.mean, deviation: q.standardDeviation)
  }

  /// Steps along the bound's slope in the mean and in log σ, from N(0, 1); a rate below 0 goes down.
  ///
  /// A descent ends where σ has no square any more.
  func climb(steps: Int, rate: Double) -> [Normal] {
    var path = [Normal()]
    for _ in 0..<steps {
      let q = path[path.count - 1]
      let variance = q.standardDeviation * q.standardDeviation
      let ofMean = (x - q.mean) / noise - q.mean
      let ofLogarithm = 1 - variance - variance / noise
      // No step moves log σ by more than 1/2
      let move = min(max(rate * ofLogarithm, -0.5), 0.5)
      path.append(
        Normal(
          mean: q.mean + rate * ofMean,
          standardDeviation: min(q.standardDeviation * .exp(move), 1e100)))
    }
    return path
  }
}
