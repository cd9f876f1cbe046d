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
    let data = study.data

    // Model: each prior predicts how probable every count of heads is, before the first flip
    let comparison = ModelComparison(first: study.first, second: study.second, data: data)

    // Inference: K, the ratio of what the two predicted of the count that was seen
    let factor = comparison.factor(for: data)

    // What K is worth: how often flips of either model give one as large, exactly and by simulation
    let counts = comparison.countsAsFar()
    var random = run.random("worlds")
    let reached = [study.first, study.second].map { model in
      Reached(
        exact: comparison.probability(of: counts, under: model),
        simulated: comparison.share(of: counts, under: model, dataSets: dataSets, using: &random))
    }

    // What it shows
    let names = [study.first, study.second].map(\.prior.name)
    let (better, worse) = factor.logarithm >= 0 ? (names[0], names[1]) : (names[1], names[0])
    let worth =
      factor.strength == .negligible
      ? factor.strength.rawValue : "\(factor.strength.rawValue) on Jeffreys' scale"
    return Findings(
      answer: abs(factor.logarithm) < 1e-9
        ? "Neither: both predicted these flips equally well (K = 1).\(study.reservation)"
        : "They \(factor.strength == .negligible ? "slightly " : "")prefer \(better), under which they are "
          + "\(FairnessQuestion.times(abs(factor.logarithm))) as probable as under \(worse): \(worth).\(study.reservation)",
      tables: [table(comparison, reached)], figures: [figure(comparison)],
      claims: claims(factor, reachedUnderSecond: reached[1]),
      values: [
        .init("evidence.first", exp(study.first.logEvidence(of: data))),
        .init("evidence.second", exp(study.second.logEvidence(of: data))),
        .init("K", factor.value), .init("even-odds", factor.probabilityOfFirst),
        .init("reached-under-first", reached[0].exact),
        .init("reached-under-second", reached[1].exact),
      ])
  }

  /// Simulated sets of flips of each model.
  private static let dataSets = 20_000

  private static func table(_ comparison: ModelComparison, _ reached: [Reached]) -> Table {
    let models = [comparison.first, comparison.second]
    let factor = comparison.factor(for: comparison.data)
    let size = factor.logarithm >= 0 ? "large" : "small"
    return Table(
      title: "Bayes factor K of \(models[0].prior.name) against \(models[1].prior.name)",
      columns: ["quantity", "value"],
      rows: models.map { model in
        let log10 = model.logEvidence(of: comparison.data) / log(10)
        return ["evidence P(data) of \(model.prior.name)", FairnessQuestion.short(log10: log10)]
      } + [
        ["K", FairnessQuestion.short(log10: factor.log10)],
        ["log10 K", NumberText.fixed(factor.log10, decimals: 4)],
        [
          "P(\(models[0].prior.name) | data) from even odds",
          NumberText.fixed(factor.probabilityOfFirst, decimals: 4),
        ],
        ["on Jeffreys' scale", comparison.verdict],
      ]
        + zip(models, reached).map { model, reached in
          [
            "P(K at least as \(size) | \(model.prior.name))",
            "\(NumberText.fixed(reached.exact, decimals: 4)) "
              + "(\(NumberText.fixed(reached.simulated, decimals: 4)))",
          ]
        },
      note: "The last two rows say how easily flips of either model reach a K at least as "
        + "\(size) as this one; in brackets the share among \(NumberText.grouped(dataSets)) simulated sets "
        + "of flips, each with a p of its own drawn from the prior.")
  }

  private static func figure(_ comparison: ModelComparison) -> Figure {
    let flips = comparison.data.flips
    let step = max(1, flips / 400)
    let counts = Array(stride(from: 0, through: flips, by: step))
    let names = [comparison.first, comparison.second].map { $0.prior.name }
    let logs = counts.map { heads in
      comparison.factor(for: Flips(heads: heads, flips: flips)).log10
    }
    let observed = comparison.factor(for: comparison.data)
    let lowest = min(-1.3, 1.1 * max(logs.min() ?? -1, min(-40, observed.log10)))
    let highest = max(1.3, 1.25 * min(logs.max() ?? 1, max(40, observed.log10)))
    let isFarRight = comparison.data.share > 0.75
    return Figure(
      name: "bayes-factor",
      caption: "The Bayes factor of \(names[0]) against \(names[1]) for every number of heads that "
        + "could have been seen; a count inside the grey band is worth no more than a bare mention. The "
        + "seen count gives \(size(of: observed).plain): \(comparison.verdict).",
      panels: [
        Panel(
          "Above 1 favours \(names[0]), below 1 favours \(names[1])",
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
              highest - lowest < 6 ? "bare mention: *K* from 0.32 to 3.2" : "", x: .panel(0.5),
              y: .data(-0.5), anchor: .centre, offset: (0, 0.7)),
            flips <= 60
              ? .points("factor", x: counts.map(Double.init), y: logs, .blue, size: 1.3)
              : .line("factor", x: counts.map(Double.init), y: logs, Stroke(.blue)),
            .points(
              "observed", x: [Double(comparison.data.heads)], y: [observed.log10], .vermillion,
              marker: .diamond, size: 2.2),
            .label(
              "seen: *k* = \(NumberText.grouped(comparison.data.heads)), \(size(of: observed))",
              // Beside its point among few counts, else where no curve runs
              x: flips <= 14 ? .data(Double(comparison.data.heads)) : .panel(0.5),
              y: flips <= 14 ? .data(observed.log10) : .panel(0.06), .vermillion,
              anchor: flips > 14 ? .centre : isFarRight ? .right : .left,
              offset: flips > 14 ? (0, 0) : (isFarRight ? -1 : 1, 0.8)),
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

  private static func claims(_ factor: BayesFactor, reachedUnderSecond reached: Reached) -> [Claim]
  {
    let source = Claim.Source(lecture: "003", slide: "Coin flip: Bayes factor")
    let evenOdds = NumberText.fixed(100 * factor.probabilityOfFirst, decimals: 0)
    let reachedPercent = NumberText.fixed(100 * reached.exact, decimals: 0)
    let standardError = (reached.exact * (1 - reached.exact) / Double(dataSets)).squareRoot()
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
            "K = 1.2 is negligible: it moves even odds to \(evenOdds) %, and data from "
            + "the other model reach it in \(reachedPercent) % of all cases")),
    ]
  }
}

/// Two models of the same flips, weighed by how well each predicted them.
///
/// Lecture 003, "Coin flip: Bayes factor".
struct ModelComparison: Sendable {
  let first: CoinModel
  let second: CoinModel
  /// The flips that were seen.
  let data: Flips

  /// K = P(data | first) / P(data | second)
  // snippet: factor
  func factor(for data: Flips) -> BayesFactor {
    BayesFactor(logEvidence: first.logEvidence(of: data), against: second.logEvidence(of: data))
  }
  // end snippet

  /// What K is worth and for which model, in words.
  var verdict: String {
    let factor = factor(for: data)
    let favoured = factor.logarithm >= 0 ? first : second
    return factor.strength == .negligible
      ? factor.strength.rawValue : "\(factor.strength.rawValue), for \(favoured.prior.name)"
  }

  /// For each count of heads from 0 to n, whether its K is at least as far from 1 as the one that was
  /// seen, on the same side.
  func countsAsFar() -> [Bool] {
    let seen = factor(for: data).logarithm
    // Equal counts from both ends differ in the last bit
    let slack = 1e-9 * max(1, abs(seen))
    return (0...data.flips).map { heads in
      let logarithm = factor(for: Flips(heads: heads, flips: data.flips)).logarithm
      return seen >= 0 ? logarithm >= seen - slack : logarithm <= seen + slack
    }
  }

  /// How probable these counts are if the model is true.
  func probability(of counts: [Bool], under model: CoinModel) -> Double {
    let evidence = BetaBinomial(trials: data.flips, a: model.prior.a, b: model.prior.b)
    return counts.indices.reduce(0) { $0 + (counts[$1] ? evidence.density($1) : 0) }
  }

  /// The same by doing it: sets of flips for which a coin is drawn from the prior and then flipped.
  func share(
    of counts: [Bool], under model: CoinModel, dataSets: Int, using random: inout RandomSource
  ) -> Double {
    // snippet: dataSets
    var hits = 0
    for _ in 0..<dataSets {
      let p = model.prior.sample(using: &random)
      let heads = Binomial(trials: data.flips, probability: p).sample(using: &random)
      if counts[heads] { hits += 1 }
    }
    // end snippet
    return Double(hits) / Double(dataSets)
  }
}

/// How often flips of a model give a K at least as far from 1 as the one that was seen.
private struct Reached: Sendable {
  let exact: Double
  let simulated: Double
}
