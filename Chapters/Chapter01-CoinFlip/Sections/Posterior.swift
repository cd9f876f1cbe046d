import BayesNumerics
import Foundation
import Inference
import Plotting
import Workbook

extension CoinFlip {
  /// Prior times likelihood, for a firm prior and for the uniform one.
  static let posterior = Section<CoinStudy>(
    "posterior", "The Bayesian's answer",
    options: ["heads", "flips", "data", "prior", "against"], seconds: 0.05
  ) { study, run in
    // Data
    let data = study.record.flips

    // Model: two opinions of the same coin
    let models = [study.first, study.second]

    // Inference: the posterior is conjugate, heads are added to a and tails to b
    let summaries = models.map { PosteriorSummary(model: $0, data: data) }

    // What it shows
    let names = summaries.map { PosteriorSummary.name(of: $0.model.prior) }
    let ends = summaries.map { "\(interval($0.equalTailed))" }
    return Findings(
      answer:
        "The 95 % credible interval of p is \(ends[0]) with the prior \(names[0]) and \(ends[1]) "
        + "with \(names[1]).",
      tables: [table(summaries)], figures: [figure(summaries)],
      claims: claims(peaked: summaries[0], uniform: summaries[1]),
      values: zip(["first", "second"], summaries).flatMap { name, summary in
        [
          Findings.Value("\(name).lower", summary.equalTailed.lower),
          .init("\(name).upper", summary.equalTailed.upper),
          .init("\(name).heads-bias", summary.probabilityOfHeadsBias),
          .init("\(name).evidence", exp(summary.logEvidence)),
        ]
      })
  }

  private static func interval(_ interval: CredibleInterval) -> String {
    "(\(NumberText.fixed(interval.lower, decimals: 2)), \(NumberText.fixed(interval.upper, decimals: 2)))"
  }

  private static func table(_ summaries: [PosteriorSummary]) -> Table {
    // At least four decimals, and two digits of the smallest standard deviation
    let narrowest = summaries.map(\.posterior.standardDeviation).min() ?? 1
    let digits = min(12, max(4, Int((1 - log10(narrowest)).rounded(.up))))
    func interval(_ interval: CredibleInterval?) -> String {
      interval.map {
        "(\(NumberText.fixed($0.lower, decimals: digits)), \(NumberText.fixed($0.upper, decimals: digits)))"
      }
        ?? "two pieces"
    }
    func row(_ name: String, _ value: (PosteriorSummary) -> String) -> [String] {
      [name] + summaries.map(value)
    }
    return Table(
      title: "Bayesian: the posterior of p",
      columns: ["prior"] + summaries.map { PosteriorSummary.name(of: $0.model.prior) },
      rows: [
        row("posterior") { PosteriorSummary.name(of: $0.posterior) },
        row("mean") { NumberText.fixed($0.posterior.mean, decimals: digits) },
        row("standard deviation") {
          NumberText.fixed($0.posterior.standardDeviation, decimals: digits)
        },
        row("95 % interval, equal tails") { interval($0.equalTailed) },
        row("95 % interval, highest density") { interval($0.highestDensity) },
        row("P(p > 1/2)") { NumberText.fixed($0.probabilityOfHeadsBias, decimals: 4) },
        row("evidence P(data)") { NumberText.power(log10: $0.logEvidence / log(10)) },
      ])
  }

  private static func figure(_ summaries: [PosteriorSummary]) -> Figure {
    // One scale for both panels, unless one curve is so sharp that the other would vanish
    let peaks = summaries.map { summary in
      max(summary.posterior.drawnPeak, likelihood(of: summary.data).drawnPeak)
    }
    let (smallest, largest) = (peaks.min() ?? 1, peaks.max() ?? 1)
    let tops = peaks.map { 1.35 * (largest < 4 * smallest ? largest : $0) }
    return Figure(
      name: "prior-to-posterior",
      caption:
        "Prior (dashed), likelihood scaled to unit area (dotted) and posterior (solid) of the "
        + "probability of heads. Shaded: the 95 % interval with equal tails; the bar above: the "
        + "shortest 95 % interval. A prior pulls the posterior towards itself, the more the firmer.",
      layout: Figure.Layout(columns: 2, width: 1200, height: 560),
      panels: zip(summaries, tops).map { panel($0, top: $1) })
  }

  /// As a function of p, the likelihood has the shape of Beta(k + 1, n - k + 1).
  private static func likelihood(of data: Flips) -> Beta {
    Beta(a: Double(data.heads) + 1, b: Double(data.tails) + 1)
  }

  private static func panel(_ summary: PosteriorSummary, top: Double) -> Panel {
    let posterior = summary.posterior
    let prior = summary.model.prior
    let likelihood = likelihood(of: summary.data)
    let interval = summary.equalTailed
    let narrow = min(posterior.standardDeviation, likelihood.standardDeviation)
    let (low, high) =
      narrow > 0.02
      ? (0.0, 1.0)
      : (
        max(0, min(posterior.mean, likelihood.mean) - 8 * narrow),
        min(1, max(posterior.mean, likelihood.mean) + 8 * narrow)
      )
    let p = [Double].evenlySpaced(from: low, to: high, count: 401)
    let inside = [Double].evenlySpaced(from: interval.lower, to: interval.upper, count: 201)
    func clipped(_ beta: Beta, _ x: [Double]) -> [Double] {
      x.map { min(beta.density($0), top * 1.05) }
    }
    var layers: [Layer] = [
      .area(
        "interval", x: inside, y: clipped(posterior, inside), .blue, opacity: 0.22,
        title: "95 %, equal tails")
    ]
    layers += .priorToPosterior(
      x: p, prior: p.map(prior.density), likelihood: p.map(likelihood.density),
      posterior: p.map(posterior.density), top: top)
    if let shortest = summary.highestDensity {
      layers.append(
        .interval(
          from: shortest.lower, to: shortest.upper, y: .data(top * 0.82),
          Stroke(.black, width: 2, dash: .solid)))
      layers.append(
        .label(
          "shortest 95 %", x: .data((shortest.lower + shortest.upper) / 2), y: .data(top * 0.88),
          anchor: .center, size: 0.8))
    }
    return Panel(
      "prior \(PosteriorSummary.name(of: prior)), posterior \(PosteriorSummary.name(of: posterior))",
      x: Axis(
        "probability of heads *p*", range: low...high,
        tics: low == 0 && high == 1 ? .every(0.2) : .every(RoundNumber.below((high - low) / 4))),
      y: Axis("density", range: 0...top), key: .topLeft, layers: layers)
  }

  private static func claims(peaked: PosteriorSummary, uniform: PosteriorSummary) -> [Claim] {
    let source = Claim.Source(
      lecture: "003", slide: "Example: n = 14 trial, k = 10 'head' results")
    func end(_ id: String, _ words: String, _ printed: Double, _ computed: Double) -> Claim {
      Claim(
        id, source, "95 % interval, \(words) end",
        .printed(printed, computed: computed, .rounded(decimals: 2)))
    }
    return [
      Claim(
        "50a", Claim.Source(lecture: "003", slide: "Example : coin flip (again)"),
        "density of Beta(k + a, n - k + b)",
        .agreement(
          route: "prior times likelihood, divided by its integral",
          largestDifference: max(conjugacyError(peaked), conjugacyError(uniform)), below: 1e-10,
          because: "the quadrature is asked for 1e-13")),
      end("50b", "uniform prior, lower", 0.45, uniform.equalTailed.lower),
      end("50c", "uniform prior, upper", 0.88, uniform.equalTailed.upper),
      end("51a", "Beta(10,10) prior, lower", 0.42, peaked.equalTailed.lower),
      end("51b", "Beta(10,10) prior, upper", 0.75, peaked.equalTailed.upper),
    ]
  }

  /// The largest relative difference between Bayes' theorem by quadrature and the conjugate formula.
  private static func conjugacyError(_ summary: PosteriorSummary) -> Double {
    func joint(_ p: Double) -> Double {
      summary.model.likelihood(of: summary.data, p: p) * summary.model.prior.density(p)
    }
    let evidence = integrate(joint, from: 0, to: 1, relativeTolerance: 1e-13).value
    return stride(from: 0.05, through: 0.95, by: 0.05).map { p in
      abs(joint(p) / evidence / summary.posterior.density(p) - 1)
    }.max() ?? .nan
  }
}
