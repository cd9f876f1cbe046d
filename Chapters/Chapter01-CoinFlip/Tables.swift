import BayesNumerics
import Foundation
import Inference
import Workbook

/// The result tables of chapter 1; they only set numbers in words.
enum Tables {
  static func unfairCoin(_ simulation: UnfairCoin.Simulation) -> Table {
    Table(
      title: "Ten coins, one with two tails; a coin shows tails",
      columns: ["P(it is the unfair coin)", "value"],
      rows: [
        ["exact, 2/11", decimals(UnfairCoin.posterior(), 6)],
        [
          "simulated, \(simulation.tails) tails",
          "\(decimals(simulation.share, 4)) ± \(decimals(simulation.standardError, 4))",
        ],
      ])
  }

  static func frequentist(_ analysis: FrequentistAnalysis) -> Table {
    Table(
      title: "Frequentist: \(analysis.data.heads) heads in \(analysis.data.flips) flips",
      columns: ["quantity", "value"],
      rows: [
        ["estimate of p", decimals(analysis.estimate, 4)],
        ["standard deviation", decimals(analysis.standardDeviation, 4)],
        ["p-value of a fair coin, one-sided", tail(analysis.oneSidedTail)],
        ["p-value of a fair coin, two-sided", tail(analysis.twoSidedTail)],
        [
          "significance of the one-sided p-value",
          analysis.oneSidedTail > 0 ? "\(decimals(analysis.significance, 3)) σ" : "above 37 σ",
        ],
      ])
  }

  static func posteriors(_ summaries: [PosteriorSummary]) -> Table {
    // At least four decimals, and two digits of the smallest standard deviation
    let narrowest = summaries.map(\.posterior.standardDeviation).min() ?? 1
    let digits = min(12, max(4, Int((1 - log10(narrowest)).rounded(.up))))
    func interval(_ interval: CredibleInterval?) -> String {
      interval.map { "(\(decimals($0.lower, digits)), \(decimals($0.upper, digits)))" }
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
        row("mean") { decimals($0.posterior.mean, digits) },
        row("standard deviation") { decimals($0.posterior.standardDeviation, digits) },
        row("95 % interval, equal tails") { interval($0.equalTailed) },
        row("95 % interval, highest density") { interval($0.highestDensity) },
        row("P(p > 1/2)") { decimals($0.probabilityOfHeadsBias, 4) },
        row("evidence P(data)") { power(log10: $0.logEvidence / log(10)) },
      ])
  }

  static func comparison(_ comparison: ModelComparison) -> Table {
    let factor = comparison.bayesFactor
    let names = [comparison.first, comparison.second].map { PosteriorSummary.name(of: $0.prior) }
    return Table(
      title: "Bayes factor K of \(names[0]) against \(names[1])",
      columns: ["quantity", "value"],
      rows: [
        ["K", power(log10: factor.log10)],
        ["log10 K", decimals(factor.log10, 4)],
        ["P(\(names[0]) | data) from even odds", decimals(factor.probabilityOfFirst, 4)],
        ["what it is worth (Kass and Raftery 1995)", factor.strength.rawValue],
        ["P(a K as large | \(names[0]) is true)", share(comparison.reachedUnderFirst)],
        ["P(a K as large | \(names[1]) is true)", share(comparison.reachedUnderSecond)],
      ],
      note: "Exact, and in brackets the share among \(comparison.simulations) simulated worlds.")
  }

  static func realFlips() -> Table {
    let concentrations = [1.0, 10, 100, 1000, 10_000, 1_000_000]
    func row(_ name: String, _ data: Flips) -> [String] {
      [name, decimals(data.share, 5)]
        + concentrations.map {
          decimals(RealFlips.bayesFactor(of: data, concentration: $0).log10, 2)
        }
    }
    return Table(
      title: "350,757 real flips: log10 K of 'biased, p ~ Beta(a, a)' against 'fair'",
      columns: ["counted", "share"]
        + concentrations.map { "a = \(Int($0))" },
      rows: [
        row("same side as it started", RealFlips.sameSide),
        row("heads", RealFlips.headsUp),
      ],
      note: "Positive favours 'biased'. Whatever the prior, coins land on the side they started; "
        + "how strongly heads speak for a fair coin is the prior's choice.")
  }

  private static func share(_ share: (simulated: Double, exact: Double)) -> String {
    "\(decimals(share.exact, 4)) (\(decimals(share.simulated, 4)))"
  }

  private static func decimals(_ value: Double, _ decimals: Int) -> String {
    let text = String(format: "%.\(decimals)f", value)
    return text.hasPrefix("-") && !text.contains(where: { "123456789".contains($0) })
      ? String(text.dropFirst()) : text
  }

  /// A p-value, which may be smaller than any number that a computer holds.
  private static func tail(_ probability: Double) -> String {
    probability > 0 ? String(format: "%.5g", probability) : "below 1e-300"
  }

  /// 10 to this power, also where it under- or overflows.
  private static func power(log10 exponent: Double) -> String {
    abs(exponent) < 300
      ? String(format: "%.5g", pow(10, exponent)) : "10^\(decimals(exponent, 1))"
  }
}
