import BayesNumerics
import Plotting
import RealModule
import Workbook

extension VariationalInference {
  /// The evidence lower bound on conjugate normals, where everything is known.
  static let elbo = Section<VariationalStudy>(
    "elbo", "Why does a lower bound do instead of the divergence?", seconds: 0.1
  ) { _, _ in
    // Data and model: eight measurements of θ with known noise
    let model = ConjugateNormal(
      prior: Normal(mean: 0, standardDeviation: 2), noise: 1,
      values: [1.9, 0.4, 1.2, 2.3, 0.8, 1.6, 0.9, 1.7])
    let posterior = model.posterior

    // Inference: the bound of many q, and how far each is from the posterior
    let candidates = [-1.0, 0, 0.7, 1.3, 2].flatMap { mean in
      [0.05, 0.2, posterior.standardDeviation, 0.6, 1.5].map {
        Normal(mean: mean, standardDeviation: $0)
      }
    }
    let worst =
      candidates.map { q in
        abs(model.logEvidence - model.bound(q) - q.divergence(from: posterior))
      }.max() ?? .nan

    // The bound as printed, at the posterior itself, and the linear decoder
    let excess = model.boundAsPrinted(posterior) - model.logEvidence
    let decoder = LinearDecoder(weight: 1.5, noise: 0.8)

    // What it shows
    return Findings(
      answer:
        "Because the two add up to a constant: the bound plus KL(q‖p(θ | D)) is log p(D), to "
        + "\(NumberText.significant(worst, digits: 1)) nats for \(candidates.count) choices of q. As log p(D) = "
        + "\(NumberText.fixed(model.logEvidence, decimals: 4)) does not depend on q, raising the bound lowers the "
        + "divergence; where q is the posterior, the bound reaches log p(D).",
      tables: [table(model, candidates)],
      figures: [figure(model), inversion(decoder)],
      claims: claims(model, worst: worst, excess: excess, decoder),
      values: [
        .init("log-evidence", model.logEvidence), .init("posterior.mean", posterior.mean),
        .init("posterior.sd", posterior.standardDeviation),
        .init("prior.bound", model.bound(model.prior)),
        .init("candidates", candidates.count), .init("printed.excess", excess),
        .init("decoder.slope", decoder.bestSlope), .init("decoder.sd", decoder.bestDeviation),
        .init("decoder.inverse", 1 / decoder.weight),
      ])
  }

  // MARK: Table

  private static func table(_ model: ConjugateNormal, _ candidates: [Normal]) -> Table {
    let posterior = model.posterior
    let shown = [
      ("the prior", model.prior),
      ("too narrow", Normal(mean: posterior.mean, standardDeviation: 0.1)),
      ("off the mark", Normal(mean: 2, standardDeviation: posterior.standardDeviation)),
      ("the posterior", posterior),
    ]
    return Table(
      title: "The bound, its gap and the divergence [nats]",
      columns: ["q", "mean", "sd", "bound", "gap to log p(D)", "KL(q‖p(θ | D))"],
      rows: shown.map { name, q in
        [name]
          + [
            q.mean, q.standardDeviation, model.bound(q), model.logEvidence - model.bound(q),
            q.divergence(from: posterior),
          ].map { NumberText.fixed($0, decimals: 4) }
      })
  }

  // MARK: Figures

  private static func figure(_ model: ConjugateNormal) -> Figure {
    let posterior = model.posterior
    let means = [Double].evenlySpaced(from: 0, to: 2.6, count: 131)
    let widths: [(Double, Ink, String)] = [
      (posterior.standardDeviation, .blue, "sd of the posterior"),
      (0.15, .sky, "sd 0.15"), (0.8, .purple, "sd 0.8"),
    ]
    let log10 = [Double].evenlySpaced(from: -2, to: 1, count: 121)
    let scales = log10.map { posterior.standardDeviation * Double.exp($0 * .log(10)) }
    return Figure(
      name: "elbo-gap",
      caption:
        "The bound never exceeds log p(D), the dashed line, and touches it where q is the posterior; its gap is "
        + "KL(q‖p). Left: the bound against the mean of q. Right: gap (points) and divergence (line) against q's sd.",
      layout: Figure.Layout(columns: 2, width: 1280, height: 560),
      panels: [
        Panel(
          x: Axis("mean of *q*", range: 0...2.6, tics: .every(0.5)),
          y: Axis("nats", range: -25...(-9)), key: .bottomRight,
          layers: [
            .horizontalLine(at: model.logEvidence, Stroke(.black, width: 2, dash: .dashed)),
            .label(
              "log *p*(*D*)", x: 0.1, y: .data(model.logEvidence), offset: (0, 0.8)),
          ]
            + widths.enumerated().map { index, width in
              .line(
                "bound_\(index)", x: means,
                y: means.map { model.bound(Normal(mean: $0, standardDeviation: width.0)) },
                Stroke(width.1), title: Text(verbatim: width.2))
            }),
        Panel(
          x: Axis("sd of *q* over that of the posterior", scale: .logarithmic),
          y: Axis("nats", range: 0...5), key: .bottomLeft,
          layers: [
            .line(
              "divergence", x: log10.map { Double.exp($0 * .log(10)) },
              y: scales.map {
                Normal(mean: posterior.mean, standardDeviation: $0).divergence(from: posterior)
              }, Stroke(.blue), title: "KL(*q*‖*p*)"),
            .points(
              "gap", x: stride(from: 0, to: 121, by: 6).map { Double.exp(log10[$0] * .log(10)) },
              y: stride(from: 0, to: 121, by: 6).map {
                model.logEvidence
                  - model.bound(Normal(mean: posterior.mean, standardDeviation: scales[$0]))
              }, .black, title: "gap to log *p*(*D*)"),
          ]),
      ])
  }

  private static func inversion(_ decoder: LinearDecoder) -> Figure {
    let slopes = [Double].evenlySpaced(from: 0, to: 1, count: 101)
    let x = [Double].evenlySpaced(from: -5, to: 5, count: 101)
    return Figure(
      name: "encoder-inverts-decoder",
      caption:
        "The best encoder is Bayes' theorem applied to the decoder, not its algebraic inverse: the bound touches where "
        + "the encoder's slope is that of the posterior mean. Left: what the decoder makes of z, and the encoder's way "
        + "back. Right: the bound, averaged over data x, against the encoder's slope; vertical dashes, the inverse's slope.",
      layout: Figure.Layout(columns: 2, width: 1280, height: 560),
      panels: [
        Panel(
          x: Axis("datum *x*", range: -5...5, tics: .every(1)),
          y: Axis("cause *z*", range: -4...4, tics: .every(1)), key: .topLeft,
          layers: [
            .band(
              "posterior", x: x,
              lower: x.map { decoder.bestSlope * $0 - 2 * decoder.bestDeviation },
              upper: x.map { decoder.bestSlope * $0 + 2 * decoder.bestDeviation }, .blue,
              title: "encoder, two sd"),
            .line(
              "encoder", x: x, y: x.map { decoder.bestSlope * $0 }, Stroke(.blue),
              title: "encoder: mean of *z* given *x*"),
            .line(
              "inverse", x: x, y: x.map { $0 / decoder.weight }, Stroke(.purple),
              title: "decoder solved for *z*"),
          ]),
        Panel(
          x: Axis("slope of the encoder", range: 0...1, tics: .every(0.2)),
          y: Axis("mean over *x* [nats]", range: -4...(-1.5)), key: .bottomRight,
          layers: [
            .horizontalLine(
              at: decoder.meanLogEvidence, Stroke(.black, width: 2, dash: .dashed)),
            .label(
              "mean of log *p*(*x*)", x: 0.04, y: .data(decoder.meanLogEvidence), offset: (0, 0.8)),
            .line(
              "bound", x: slopes,
              y: slopes.map { decoder.meanBound(slope: $0, deviation: decoder.bestDeviation) },
              Stroke(.blue), title: "bound"),
            .verticalLine(at: 1 / decoder.weight, Stroke(.purple, width: 2)),
          ]),
      ])
  }

  // MARK: Claims

  private static func claims(
    _ model: ConjugateNormal, worst: Double, excess: Double, _ decoder: LinearDecoder
  ) -> [Claim] {
    let source = Claim.Source(lecture: "003", slide: "Maximizing the ELBO")
    let posterior = model.posterior
    return [
      Claim(
        "56a", source, "gap of the bound and KL(q‖p), for many q",
        .agreement(
          route: "closed-form divergence of two normals", largestDifference: worst, below: 1e-8,
          because: "sums of terms of some hundred nats, in double precision")),
      Claim(
        "56b", source, "log evidence of eight measurements",
        .crossCheck(
          route: "quadrature of prior times likelihood", expected: model.logEvidenceByQuadrature,
          computed: model.logEvidence, .absolute(1e-9, because: "quadrature to a relative 1e-10"))),
      Claim(
        "56c", source, "the bound at its optimum",
        .shape(
          "the bound is no larger than log p(data), and touches it at the posterior",
          measuring: "gap at the posterior, in nats", model.logEvidence - model.bound(posterior),
          .between(-1e-12, 1e-12))),
      Claim(
        "56d", source, "the bound at the posterior",
        .corrected(
          slip: "E21",
          asTheTextReads: "log p(data) ≥ ELBO ≥ -KL(q(θ)‖p(θ|data)) + E log p(data|θ)",
          printed: model.boundAsPrinted(posterior), decimals: 4,
          computed: model.bound(posterior), independent: model.logEvidenceByQuadrature,
          .absolute(1e-9, because: "quadrature to a relative 1e-10"),
          because: "the divergence to the prior belongs there: with the posterior's the expression "
            + "exceeds log p(data) at q = posterior, and so bounds nothing")),
      Claim(
        "56j", source, "what the text's bound exceeds log p(D) by, at the posterior",
        .crossCheck(
          route: "KL(posterior‖prior) in closed form",
          expected: posterior.divergence(from: model.prior), computed: excess,
          .absolute(1e-9, because: "sums of terms of some hundred nats, in double precision"))),
      Claim(
        "56e", source, "slope of the best linear encoder, by search on the bound",
        .crossCheck(
          route: "posterior mean by Bayes' theorem", expected: decoder.bestSlope,
          computed: decoder.searchedSlope,
          .absolute(1e-7, because: "a maximum is known to half the digits of its height"))),
    ]
  }
}

/// θ ~ prior, xᵢ ~ N(θ, noise²): posterior and evidence are normal.
struct ConjugateNormal: Sendable {
  let prior: Normal
  let noise: Double
  let values: [Double]

  var posterior: Normal {
    let precision = 1 / prior.variance + Double(values.count) / (noise * noise)
    let sum = values.reduce(0, +) / (noise * noise) + prior.mean / prior.variance
    return Normal(mean: sum / precision, standardDeviation: 1 / precision.squareRoot())
  }

  func logLikelihood(_ theta: Double) -> Double {
    values.reduce(0) { $0 + Normal(mean: theta, standardDeviation: noise).logDensity($1) }
  }

  /// log p(D), one number after the other: each is normal about the mean that those before it leave.
  var logEvidence: Double {
    var (belief, sum) = (prior, 0.0)
    for x in values {
      let spread = (belief.variance + noise * noise).squareRoot()
      sum += Normal(mean: belief.mean, standardDeviation: spread).logDensity(x)
      belief = ConjugateNormal(prior: belief, noise: noise, values: [x]).posterior
    }
    return sum
  }

  var logEvidenceByQuadrature: Double {
    .log(integrate({ .exp(prior.logDensity($0) + logLikelihood($0)) }, from: -20, to: 20).value)
  }

  // snippet: bound
  /// E_q[log p(D | θ)] - KL(q‖prior)
  func bound(_ q: Normal) -> Double {
    expectedLogLikelihood(q) - q.divergence(from: prior)
  }

  /// At the mean of q, less what the spread of q costs.
  func expectedLogLikelihood(_ q: Normal) -> Double {
    logLikelihood(q.mean) - Double(values.count) * q.variance / (2 * noise * noise)
  }
  // end snippet

  /// With the posterior where the prior belongs, as the slide's text reads.
  func boundAsPrinted(_ q: Normal) -> Double {
    expectedLogLikelihood(q) - q.divergence(from: posterior)
  }
}

/// z ~ N(0, 1) is decoded to x ~ N(weight z, noise²); an encoder q(z | x) = N(slope x, deviation²) goes back.
struct LinearDecoder: Sendable {
  let weight: Double
  let noise: Double

  private var variance: Double { weight * weight + noise * noise }
  /// Of the posterior mean of z given x.
  var bestSlope: Double { weight / variance }
  var bestDeviation: Double { noise / variance.squareRoot() }

  /// The mean of log p(x) over data of the model itself, x ~ N(0, weight² + noise²).
  var meanLogEvidence: Double { -0.5 * (.log(2 * .pi * variance) + 1) }

  /// The mean over such data of E_q[log p(x | z)] - KL(q‖N(0, 1)).
  func meanBound(slope: Double, deviation: Double) -> Double {
    let residue = (1 - weight * slope) * (1 - weight * slope) * variance
    let spread = weight * weight * deviation * deviation
    let likelihood =
      -0.5 * .log(2 * .pi * noise * noise) - (residue + spread) / (2 * noise * noise)
    let divergence =
      0.5 * (deviation * deviation + slope * slope * variance - 1) - .log(deviation)
    return likelihood - divergence
  }

  var searchedSlope: Double {
    goldenSectionMaximum(
      of: { meanBound(slope: $0, deviation: bestDeviation) }, over: 0...1, width: 1e-10)
  }
}
