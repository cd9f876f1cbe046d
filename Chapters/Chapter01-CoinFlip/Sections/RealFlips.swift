import BayesNumerics
import Datasets
import Foundation
import Inference
import Plotting
import Workbook

extension CoinFlip {
  /// Are real coins fair? 350,757 published flips.
  static let realFlips = Section<CoinStudy>(
    "real-flips", "Are real coins fair?",
    options: [], seconds: 0.05
  ) { study, run in
    // Data: 350,757 published flips, counted in two ways
    let sameSide = RealFlips.sameSide
    let heads = RealFlips.headsUp

    // Model: "biased, p ~ Beta(a, a)" against "fair, p = 1/2", as if all flips shared one p
    let uniform = CoinModel(prior: Beta(a: 1, b: 1))

    // Inference: the posterior under the uniform prior, and the Bayes factor for many priors
    let interval = CredibleInterval.equalTailed(of: uniform.posterior(after: sameSide))
    let factors = [sameSide, heads].map { RealFlips.bayesFactor(of: $0, concentration: 1).log10 }
    let firm = RealFlips.bayesFactor(of: sameSide, concentration: 1e5).log10

    // What it shows
    let ends = [interval.lower, interval.upper].map { NumberText.fixed($0, decimals: 4) }
    return Findings(
      answer:
        "Heads and tails give no sign of bias: K = 10^\(NumberText.fixed(factors[1], decimals: 1)) for a "
        + "biased coin (uniform prior) against p = 1/2. But a coin lands more often on the side it started from: "
        + "if all flips share one p, its 95 % credible interval is (\(ends[0]), \(ends[1])), and "
        + "K = 10^\(NumberText.fixed(factors[0], decimals: 1)) for biased against p = 1/2.",
      tables: [table()], figures: [figure()],
      values: [
        .init("flips", sameSide.flips), .init("same-side", sameSide.heads),
        .init("heads", heads.heads),
        .init("sds", RealFlips.distanceFromFair(sameSide)),
        .init("predicted", SameSideFlips.predicted),
        .init("same-side.lower", interval.lower), .init("same-side.upper", interval.upper),
        .init("log10-K.same-side", factors[0]), .init("log10-K.heads", factors[1]),
        .init("log10-K.same-side.firm", firm),
        .init(
          "log10-K.same-side.firmest",
          RealFlips.bayesFactor(of: sameSide, concentration: 1e6).log10),
      ])
  }

  private static func table() -> Table {
    let concentrations = (0...6).map { pow(10, Double($0)) }
    func row(_ name: String, _ data: Flips) -> [String] {
      [name, NumberText.fixed(data.share, decimals: 5)]
        + concentrations.map {
          NumberText.fixed(RealFlips.bayesFactor(of: data, concentration: $0).log10, decimals: 2)
        }
    }
    return Table(
      title: "350,757 real flips: log10 K of 'biased, p ~ Beta(a, a)' against 'fair'",
      columns: ["counted", "share"]
        + concentrations.indices.map { "a = 10\(NumberText.superscript($0))" },
      rows: [
        row("same side as it started", RealFlips.sameSide),
        row("heads", RealFlips.headsUp),
      ],
      note:
        "Positive favours 'biased'. If all flips share one p, they favour a same-side bias for every "
        + "prior shown, less and less beyond a = 10⁵; how strongly heads favour a fair coin depends on the prior."
    )
  }

  private static func figure() -> Figure {
    let uniform = CoinModel(prior: Beta(a: 1, b: 1))
    let cases: [(name: String, data: Flips, ink: Ink)] = [
      ("heads", RealFlips.headsUp, .vermillion), ("same side", RealFlips.sameSide, .blue),
    ]
    let p = [Double].evenlySpaced(from: 0.496, to: 0.514, count: 361)
    let curves = cases.map { name, data, ink in
      Layer.line(
        name, x: p, y: p.map(uniform.posterior(after: data).density), Stroke(ink))
    }
    let areas = cases.map { name, data, ink in
      let interval = CredibleInterval.equalTailed(of: uniform.posterior(after: data))
      let inside = [Double].evenlySpaced(from: interval.lower, to: interval.upper, count: 101)
      return Layer.area(
        "\(name) interval", x: inside, y: inside.map(uniform.posterior(after: data).density), ink,
        opacity: 0.2)
    }
    let peak = uniform.posterior(after: RealFlips.sameSide).density(RealFlips.sameSide.share)
    let posterior = Panel(
      "Posterior, if all flips share one *p*",
      x: Axis(
        "probability *p*", range: 0.496...0.514,
        tics: .labelled([0.5, 0.505, 0.51].map { ($0, "\($0, decimals: 3)") })),
      y: Axis("posterior density", range: 0...peak * 1.3),
      layers: areas + [
        .verticalLine(at: 0.5, Stroke(.grey, width: 2, dash: .solid)),
        .verticalLine(at: SameSideFlips.predicted, Stroke(.black, width: 2, dash: .dashed)),
      ] + curves + [
        .label(
          "heads", x: .data(RealFlips.headsUp.share), y: .data(peak * 0.75), .vermillion,
          offset: (3, 0)),
        .label(
          "same side", x: .data(RealFlips.sameSide.share), y: .data(peak * 1.07), .blue,
          anchor: .centre),
        .label("fair", x: .data(0.5), y: .panel(0.94), .grey, anchor: .right, offset: (-0.5, 0)),
        .label(
          "predicted 0.51", x: .data(SameSideFlips.predicted), y: .panel(0.94), anchor: .right,
          offset: (-0.6, 0)),
      ])

    let a = RealFlips.concentrations
    let verdicts = cases.map { name, data, ink in
      Layer.line(
        "verdict \(name)", x: a,
        y: a.map { RealFlips.bayesFactor(of: data, concentration: $0).log10 }, Stroke(ink))
    }
    let verdict = Panel(
      "Verdict for many priors",
      x: Axis(
        "prior concentration *a* of Beta(*a*, *a*)", range: 1...1e7, scale: .logarithmic,
        tics: .labelled(
          zip([0, 1, 2, 3, 4, 5, 6, 7], "⁰¹²³⁴⁵⁶⁷").map { (pow(10, Double($0)), "10\($1)") })),
      y: Axis(
        "Bayes factor, biased over fair", range: -4...20,
        tics: .labelled(
          stride(from: -4, through: 20, by: 4).map {
            (Double($0), "10\(NumberText.superscript($0))")
          })),
      layers: [
        .verticalRange(from: -0.5, to: 0.5, .grey, opacity: 0.2),
        .horizontalLine(at: 0, Stroke(.grey, width: 1.5, dash: .solid)),
      ] + verdicts + [
        .label("same side", x: .data(30), y: .data(14.3), .blue),
        .label("bare mention", x: .data(1.4), y: .data(1.2), size: 0.8),
        .label("heads", x: .data(30), y: .data(-2.6), .vermillion),
      ])
    return Figure(
      name: "real-flips",
      caption:
        "Coins land on heads half of the time, but on the side they started from a little more often: "
        + "350,757 real flips taken as one coin with one p. Left: the posterior under a uniform prior, "
        + "95 % shaded. Right: for 'same side' the evidence of a bias is decisive up to a = 1,000,000; a prior that "
        + "expects only much smaller biases than the one observed cannot distinguish 'biased' from 'fair'. For 'heads' the "
        + "strength of the verdict 'fair' depends on the prior.",
      layout: Figure.Layout(columns: 2, width: 1200, height: 560),
      panels: [posterior, verdict])
  }
}

/// Inference on 350,757 real flips (``SameSideFlips``).
enum RealFlips {
  /// Flips that landed on the side that they started from.
  static let sameSide = Flips(heads: SameSideFlips.sameSide, flips: SameSideFlips.flips)
  /// The same flips, counted as heads.
  static let headsUp = Flips(heads: SameSideFlips.headsUp, flips: SameSideFlips.flips)

  /// How many standard deviations of a fair coin's count lie between this count and n / 2.
  static func distanceFromFair(_ data: Flips) -> Double {
    let fair = Binomial(trials: data.flips, probability: 0.5)
    return (Double(data.heads) - fair.mean) / fair.standardDeviation
  }

  /// Bayes factor of "biased, p ~ Beta(a, a)" against "fair, p = 1/2".
  // snippet: factor
  static func bayesFactor(of data: Flips, concentration a: Double) -> BayesFactor {
    BayesFactor(
      logEvidence: CoinModel(prior: Beta(a: a, b: a)).logEvidence(of: data),
      against: FairCoin().logEvidence(of: data))
  }
  // end snippet

  /// Prior concentrations a from the uniform prior to "practically fair", equally spaced in log a.
  static let concentrations: [Double] = (0...70).map { pow(10, Double($0) / 10) }
}
