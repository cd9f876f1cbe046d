import BayesNumerics
import Foundation
import Inference
import Plotting
import Workbook

extension CoinFlip {
  /// Which prior do the data prefer, and what is such a number worth?
  static let bayesFactor = Section<CoinStudy>(
    "bayes-factor", "Which prior do the data prefer?",
    options: ["heads", "flips", "data", "prior", "against"], seconds: 0.05
  ) { study, run in
    // Data
    let data = study.record.flips

    // Model: what each prior predicts of the flips, and K, the ratio of the two predictions
    // Inference: K, and how often data of either model give one as large
    var random = run.random("worlds")
    let comparison = ModelComparison(
      first: study.first, second: study.second, data: data, simulations: 20_000, using: &random)

    // What it shows
    let factor = comparison.bayesFactor
    return Findings(
      answer: "K = \(NumberText.power(log10: factor.log10)): \(comparison.verdict).",
      tables: [table(comparison)], figures: [figure(comparison)], claims: claims(comparison),
      values: [
        .init("K", factor.value), .init("even-odds", factor.probabilityOfFirst),
        .init("reached-under-second", comparison.reachedUnderSecond.exact),
      ])
  }

  private static func table(_ comparison: ModelComparison) -> Table {
    let factor = comparison.bayesFactor
    let names = [comparison.first, comparison.second].map { PosteriorSummary.name(of: $0.prior) }
    let size = factor.logarithm >= 0 ? "large" : "small"
    return Table(
      title: "Bayes factor K of \(names[0]) against \(names[1])",
      columns: ["quantity", "value"],
      rows: [
        ["K", NumberText.power(log10: factor.log10)],
        ["log10 K", NumberText.fixed(factor.log10, decimals: 4)],
        [
          "P(\(names[0]) | data) from even odds",
          NumberText.fixed(factor.probabilityOfFirst, decimals: 4),
        ],
        ["what it is worth on Jeffreys' scale", comparison.verdict],
        ["P(a K as \(size) | \(names[0]) is true)", share(comparison.reachedUnderFirst)],
        ["P(a K as \(size) | \(names[1]) is true)", share(comparison.reachedUnderSecond)],
      ],
      note: "Exact, and in brackets the share among \(comparison.simulations) simulated worlds.")
  }

  private static func share(_ share: (simulated: Double, exact: Double)) -> String {
    "\(NumberText.fixed(share.exact, decimals: 4)) (\(NumberText.fixed(share.simulated, decimals: 4)))"
  }

  private static func figure(_ comparison: ModelComparison) -> Figure {
    let flips = comparison.data.flips
    let step = max(1, flips / 400)
    let counts = Array(stride(from: 0, through: flips, by: step))
    let names = [comparison.first, comparison.second].map { PosteriorSummary.name(of: $0.prior) }
    let logs = counts.map { heads in
      let data = Flips(heads: heads, flips: flips)
      return BayesFactor(
        logEvidence: comparison.first.logEvidence(of: data),
        against: comparison.second.logEvidence(of: data)
      ).log10
    }
    let observed = comparison.bayesFactor
    let lowest = min(-1.3, 1.1 * max(logs.min() ?? -1, min(-40, observed.log10)))
    let highest = max(1.3, 1.25 * min(logs.max() ?? 1, max(40, observed.log10)))
    let isFarRight = comparison.data.share > 0.75
    return Figure(
      name: "bayes-factor",
      caption: "The Bayes factor of \(names[0]) against \(names[1]) for every number of heads that "
        + "could have been seen; inside the grey band a count says no more than a bare mention. The "
        + "seen count gives \(size(of: observed).plain): \(comparison.verdict).",
      panels: [
        Panel(
          "above 1 favours \(names[0]), below 1 favours \(names[1])",
          x: Axis(
            "heads *k* in \(comparison.data.inWords)",
            range: -0.03 * Double(flips)...1.03 * Double(flips),
            tics: .counts(from: 0, to: flips)),
          y: Axis(
            "Bayes factor *K* (log scale)", range: lowest...highest, tics: powers(lowest, highest)),
          layers: [
            .verticalRange(from: -0.5, to: 0.5, .grey, opacity: 0.14),
            .horizontalLine(at: 0, Stroke(.grey, width: 1.5, dash: .solid)),
            .label(
              highest - lowest < 6 ? "not worth more than a bare mention" : "", x: .panel(0.5),
              y: .data(-0.5), anchor: .center, offset: (0, 0.7)),
            flips <= 60
              ? .points("factor", x: counts.map(Double.init), y: logs, .blue, size: 1.3)
              : .line("factor", x: counts.map(Double.init), y: logs, Stroke(.blue)),
            .points(
              "observed", x: [Double(comparison.data.heads)], y: [observed.log10], .vermillion,
              marker: .diamond, size: 2.2),
            .label(
              "seen: *k* = \(NumberText.grouped(comparison.data.heads)), \(size(of: observed))",
              x: .data(Double(comparison.data.heads)), y: .data(observed.log10), .vermillion,
              anchor: isFarRight ? .right : .left, offset: (isFarRight ? -1 : 1, 0.8)),
          ])
      ])
  }

  /// "K = 1.21", or its power of ten when that says more.
  private static func size(of factor: BayesFactor) -> Text {
    abs(factor.log10) < 3
      ? "*K* = \(String(format: "%.3g", factor.value))"
      : "*K* = 10\(NumberText.superscript(Int(factor.log10.rounded())))"
  }

  /// Tics of a Bayes factor whose logarithm runs from `low` to `high`: at most about nine.
  private static func powers(_ low: Double, _ high: Double) -> Axis.Tics {
    if high - low < 4 {
      let values: [(Double, Text)] = [
        (0.01, "1/100"), (0.1, "1/10"), (1 / 3.0, "1/3"), (1, "1"), (3, "3"), (10, "10"),
        (100, "100"),
      ]
      return .labelled(values.map { (log10($0.0), $0.1) })
    }
    let step = max(1, Int(((high - low) / 8).rounded(.up)))
    let first = Int((low / Double(step)).rounded(.up)) * step
    return .labelled(
      stride(from: first, through: Int(high), by: step).map {
        (Double($0), "10\(NumberText.superscript($0))")
      }
    )
  }

  private static func claims(_ comparison: ModelComparison) -> [Claim] {
    let source = Claim.Source(lecture: "003", slide: "Coin flip: Bayes factor")
    let reached = comparison.reachedUnderSecond
    let factor = comparison.bayesFactor
    let evenOdds = NumberText.fixed(100 * factor.probabilityOfFirst, decimals: 0)
    let reachedPercent = NumberText.fixed(100 * reached.exact, decimals: 0)
    let standardError =
      (reached.exact * (1 - reached.exact) / Double(comparison.simulations)).squareRoot()
    return [
      Claim(
        "52a", source, "Bayes factor K, Beta(10,10) against uniform",
        .printed(1.2, computed: factor.value, .rounded(decimals: 1))),
      Claim(
        "52b", source, "how often the uniform model gives a K as large",
        .corrected(
          slip: "E11", asTheTextReads: "'more supported'", printed: nil,
          // The slip is one of weight: there is none if K should be substantial
          computed: factor.strength == .negligible ? reached.simulated : .nan,
          // K is as large for 4 to 10 heads, and each count has the evidence 1 / 15
          independent: 7.0 / 15, .monteCarlo(standardError: standardError),
          because:
            "K = 1.2 is negligible: it moves even odds to \(evenOdds) %, and data of the model "
            + "that it speaks against reach it in \(reachedPercent) % of all cases")),
    ]
  }
}

/// How much the flips favour the first prior over the second, and what such a number is worth.
///
/// Lecture 003, "Coin flip: Bayes factor".
struct ModelComparison: Sendable {
  let first: CoinModel
  let second: CoinModel
  let data: Flips
  /// Simulations of each model.
  let simulations: Int
  /// K = P(data | first) / P(data | second)
  let bayesFactor: BayesFactor
  /// How often data of the first model give a K at least as far from 1 on the same side: by simulation
  /// and exactly.
  let reachedUnderFirst: (simulated: Double, exact: Double)
  /// The same for data of the second model, where the first is wrong.
  let reachedUnderSecond: (simulated: Double, exact: Double)

  /// What K is worth and for which model, in words.
  var verdict: String {
    let favoured = bayesFactor.logarithm >= 0 ? first : second
    return bayesFactor.strength == .negligible
      ? bayesFactor.strength.rawValue
      : "\(bayesFactor.strength.rawValue), for \(PosteriorSummary.name(of: favoured.prior))"
  }

  init(
    first: CoinModel, second: CoinModel, data: Flips, simulations: Int,
    using random: inout RandomSource
  ) {
    func factor(_ heads: Int) -> BayesFactor {
      let flips = Flips(heads: heads, flips: data.flips)
      return BayesFactor(
        logEvidence: first.logEvidence(of: flips), against: second.logEvidence(of: flips))
    }

    // K for each count that could have been seen; equal counts from both ends differ in the last bit
    let observed = factor(data.heads)
    let slack = 1e-9 * max(1, abs(observed.logarithm))
    let favoursFirst = observed.logarithm >= 0
    let reaches = (0...data.flips).map { heads in
      let logarithm = factor(heads).logarithm
      return favoursFirst
        ? logarithm >= observed.logarithm - slack : logarithm <= observed.logarithm + slack
    }

    // Worlds drawn from each model: a coin from the prior, then its flips
    func simulated(_ model: CoinModel, using random: inout RandomSource) -> Double {
      var count = 0
      for _ in 0..<simulations {
        let p = model.prior.sample(using: &random)
        let heads = Binomial(trials: data.flips, probability: p).sample(using: &random)
        count += reaches[heads] ? 1 : 0
      }
      return Double(count) / Double(simulations)
    }
    func exact(_ model: CoinModel) -> Double {
      let evidence = BetaBinomial(trials: data.flips, a: model.prior.a, b: model.prior.b)
      return reaches.indices.reduce(0) { $0 + (reaches[$1] ? evidence.density($1) : 0) }
    }

    self.first = first
    self.second = second
    self.data = data
    self.simulations = simulations
    bayesFactor = observed
    reachedUnderFirst = (simulated(first, using: &random), exact(first))
    reachedUnderSecond = (simulated(second, using: &random), exact(second))
  }
}
