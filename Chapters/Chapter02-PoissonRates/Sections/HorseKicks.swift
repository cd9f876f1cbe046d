import BayesNumerics
import Datasets
import Foundation
import Inference
import Plotting
import Workbook

extension PoissonRates {
  /// One rate for fourteen corps against one rate per corps, for many priors.
  static let horseKicks = Section<RateStudy>(
    "horse-kicks", "Does one rate serve all corps?", seconds: 0.05
  ) { study, run in
    // Data: the deaths of each corps in twenty years
    let corps = HorseKicks.corps

    // Model: a Gamma prior for each rate, of mean 0.7 and of many shapes: how alike corps are expected to be
    let shapes = (0...60).map { pow(10, -1 + Double($0) / 12) }

    // Inference: the Bayes factor of one rate for every shape, of all corps and of Fisher's ten
    let factors = shapes.map { RatesComparison.factors(shape: $0) }

    // What it shows
    let (vague, sharp) = (
      RatesComparison.factors(shape: 1).all, RatesComparison.factors(shape: 10).all
    )
    func odds(_ factor: BayesFactor) -> String {
      let size = NumberText.fixed(exp(abs(factor.logarithm)), decimals: 0)
      return "\(size) to 1 for \(factor.logarithm > 0 ? "one rate" : "one rate per corps")"
    }
    return Findings(
      answer:
        "The verdict depends on the prior: one that allows very different rates (shape 1) gives "
        + "\(odds(vague)), one that expects rates to differ by a third (shape 10) gives \(odds(sharp)).",
      tables: [table()], figures: [figure(corps, shapes, factors)],
      values: [
        .init("deaths", corps.map(\.counts).total.sum), .init("corps", corps.count),
        .init("vague", vague.value), .init("sharp", 1 / sharp.value),
        .init("fishers.vague", RatesComparison.factors(shape: 1).fishers.value),
        .init("fishers.sharp", 1 / RatesComparison.factors(shape: 10).fishers.value),
      ])
  }

  private static func table() -> Table {
    let shapes = [0.1, 1, 3, 10, 30, 100, 1000]
    func row(_ name: String, _ factor: (Double) -> BayesFactor) -> [String] {
      [name] + shapes.map { NumberText.fixed(factor($0).log10, decimals: 2) }
    }
    let common = HorseKicks.vaguePrior.posterior(after: HorseKicks.corps.map(\.counts).total)
    return Table(
      title: "Horse kicks: log10 of the Bayes factor of 'one rate' against 'one rate per corps'",
      columns: ["corps"] + shapes.map { "a = \(NumberText.significant($0, digits: 6))" },
      rows: [
        row("all 14") { RatesComparison.factors(shape: $0).all },
        row("Fisher's 10") { RatesComparison.factors(shape: $0).fishers },
      ],
      note: "Positive favours one rate. Prior of each rate: Gamma of shape a and mean "
        + "\(NumberText.significant(HorseKicks.priorMean, digits: 6)) deaths per year. One rate for all: "
        + "\(NumberText.fixed(common.mean, decimals: 3)) ± "
        + "\(NumberText.fixed(common.standardDeviation, decimals: 3)) (a = 1).")
  }

  private static func figure(
    _ corps: [HorseKicks.Corps], _ shapes: [Double],
    _ factors: [(all: BayesFactor, fishers: BayesFactor)]
  ) -> Figure {
    Figure(
      name: "horse-kicks",
      caption:
        "Whether the corps differ depends on the prior. Left: the rate of each corps with its 95 % "
        + "interval (prior shape 1), and that of one common rate (grey). Right: the Bayes factor of one rate "
        + "against one per corps for gamma priors of mean "
        + "\(NumberText.significant(HorseKicks.priorMean, digits: 6)) and shape a: vague priors make "
        + "separate rates costly, one that expects the corps to differ by a third (a = 10) favours them.",
      layout: Figure.Layout(columns: 2, width: 1200, height: 560),
      panels: [rates(corps), verdict(shapes, factors)])
  }

  private static func rates(_ corps: [HorseKicks.Corps]) -> Panel {
    let groups = corps.enumerated().map {
      (
        place: Double($0 + 1), corps: $1,
        posterior: HorseKicks.vaguePrior.posterior(after: $1.counts)
      )
    }
    func bars(_ name: String, isFishers: Bool, _ ink: Ink, _ marker: Marker) -> Layer {
      let chosen = groups.filter { $0.corps.isFishers == isFishers }
      let intervals = chosen.map { CredibleInterval.equalTailed(of: $0.posterior) }
      return .errorBars(
        name, x: chosen.map(\.place), y: chosen.map(\.posterior.mean),
        lower: intervals.map(\.lower), upper: intervals.map(\.upper), ink, marker: marker,
        title: isFishers ? "Fisher's ten" : "left out by Fisher")
    }
    let common = CredibleInterval.equalTailed(
      of: HorseKicks.vaguePrior.posterior(after: corps.map(\.counts).total))
    return Panel(
      "Deaths per year in each corps",
      x: Axis(
        "corps", range: 0.3...Double(groups.count) + 0.7,
        tics: .labelled(groups.map { ($0.place, "\($0.corps.name)") })),
      y: Axis("rate *λ*", range: 0...2.3, tics: .every(0.5)), key: .topLeft,
      layers: [
        .band(
          "common", x: [0.3, Double(groups.count) + 0.7], lower: [common.lower, common.lower],
          upper: [common.upper, common.upper], .grey, opacity: 0.25, title: "one rate for all"),
        bars("fishers", isFishers: true, .blue, .circle),
        bars("others", isFishers: false, .vermillion, .square),
      ])
  }

  private static func verdict(
    _ shapes: [Double], _ factors: [(all: BayesFactor, fishers: BayesFactor)]
  ) -> Panel {
    return Panel(
      "One rate against one per corps",
      x: Axis(
        "prior shape *a* (larger: corps more alike)", range: 0.1...10_000, scale: .logarithmic,
        tics: .labelled(
          zip([0.1, 1, 10, 100, 1000, 10_000], ["0.1", "1", "10", "100", "1000", "10,000"]).map {
            ($0, "\($1)")
          })),
      y: Axis(
        "Bayes factor for one rate (log scale)", range: -2...6,
        tics: .labelled(
          stride(from: -2, through: 6, by: 2).map {
            (Double($0), $0 == 0 ? "1" : "10\(NumberText.superscript($0))")
          })),
      layers: [
        .verticalRange(from: -0.5, to: 0.5, .grey, opacity: 0.16),
        .horizontalLine(at: 0, Stroke(.grey, width: 1.5, dash: .solid)),
        .line("fishers", x: shapes, y: factors.map(\.fishers.log10), Stroke(.blue)),
        .line("all", x: shapes, y: factors.map(\.all.log10), Stroke(.vermillion)),
        .label("favours one rate", x: .panel(0.97), y: .panel(0.94), anchor: .right),
        .label("favours one per corps", x: .panel(0.97), y: .panel(0.05), anchor: .right),
        .label("Fisher's ten", x: .data(4.5), y: .data(0.8), .blue),
        .label("all fourteen", x: .data(0.75), y: .data(4.4), .vermillion),
      ])
  }
}

/// Inference on the deaths by horse kick in the Prussian cavalry (``HorseKickDeaths``).
enum HorseKicks {
  struct Corps: Sendable {
    let name: String
    let counts: Counts
    var isFishers: Bool { !HorseKickDeaths.leftOutByFisher.contains(name) }
  }

  static let corps: [Corps] = HorseKickDeaths.corps.map {
    Corps(
      name: $0.name, counts: Counts(sum: $0.deaths.reduce(0, +), intervals: $0.deaths.count))
  }

  /// The prior's mean, in deaths per year of a corps.
  static let priorMean = 0.7

  /// A prior worth one death.
  static let vaguePrior = GammaPrior(shape: 1, mean: priorMean)
}

/// A Gamma prior by its shape and its mean, in events per interval.
struct GammaPrior: Sendable {
  let shape: Double
  let mean: Double

  var gamma: Gamma { Gamma(shape: shape, rate: shape / mean) }

  func posterior(after counts: Counts) -> Gamma {
    Gamma(shape: shape + Double(counts.sum), rate: gamma.rate + Double(counts.intervals))
  }

  // snippet: evidence
  /// The logarithm of the evidence of these counts, but for the product of 1 / kᵢ!, which every model of
  /// the same counts shares: r^a Γ(a + s) / (Γ(a) (r + N)^(a + s)).
  ///
  /// Error: some 1e-15 of logΓ(a + s).
  func logEvidence(of counts: Counts) -> Double {
    let posterior = posterior(after: counts)
    return shape * log(gamma.rate) - logGamma(shape) + logGamma(posterior.shape)
      - posterior.shape * log(posterior.rate)
  }
  // end snippet
}

/// Do all groups share one rate, or has each its own?
enum RatesComparison {
  /// log P(counts | one rate) - log P(counts | one rate per group), both under the same prior.
  static func oneRate(againstOneEach groups: [Counts], prior: GammaPrior) -> BayesFactor {
    BayesFactor(
      logEvidence: prior.logEvidence(of: groups.total),
      against: groups.reduce(0) { $0 + prior.logEvidence(of: $1) })
  }

  /// All 14 corps, and Fisher's 10.
  static func factors(shape: Double) -> (all: BayesFactor, fishers: BayesFactor) {
    let prior = GammaPrior(shape: shape, mean: HorseKicks.priorMean)
    func factor(_ corps: [HorseKicks.Corps]) -> BayesFactor {
      oneRate(againstOneEach: corps.map(\.counts), prior: prior)
    }
    return (factor(HorseKicks.corps), factor(HorseKicks.corps.filter(\.isFishers)))
  }
}

extension [Counts] {
  var total: Counts {
    Counts(sum: reduce(0) { $0 + $1.sum }, intervals: reduce(0) { $0 + $1.intervals })
  }
}
