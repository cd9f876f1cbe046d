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
        ["exact, 2/11", NumberText.fixed(UnfairCoin.posterior(), decimals: 6)],
        [
          "simulated, \(simulation.tails) tails",
          "\(NumberText.fixed(simulation.share, decimals: 4)) ± \(NumberText.fixed(simulation.standardError, decimals: 4))",
        ],
      ])
  }

  static func frequentist(_ analysis: FrequentistAnalysis) -> Table {
    Table(
      title: "Frequentist: \(analysis.data.heads) heads in \(analysis.data.inWords)",
      columns: ["quantity", "value"],
      rows: [
        ["estimate of p", NumberText.fixed(analysis.estimate, decimals: 4)],
        ["standard deviation", NumberText.fixed(analysis.standardDeviation, decimals: 4)],
        ["p-value of a fair coin, on the side that was seen", tail(analysis.oneSidedTail)],
        ["p-value of a fair coin, both sides", tail(analysis.twoSidedTail)],
        [
          "significance of the p-value of one side",
          analysis.oneSidedTail > 0
            ? "\(NumberText.fixed(analysis.significance, decimals: 3)) σ" : "above 37 σ",
        ],
      ],
      note: analysis.standardDeviation > 0
        ? ""
        : "The estimate lies at its end, where this formula for the standard deviation says nothing."
    )
  }

  static func posteriors(_ summaries: [PosteriorSummary]) -> Table {
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

  static func comparison(_ comparison: ModelComparison) -> Table {
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

  static func realFlips() -> Table {
    let concentrations = [1.0, 10, 100, 1000, 10_000, 1_000_000]
    func row(_ name: String, _ data: Flips) -> [String] {
      [name, NumberText.fixed(data.share, decimals: 5)]
        + concentrations.map {
          NumberText.fixed(RealFlips.bayesFactor(of: data, concentration: $0).log10, decimals: 2)
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
      note:
        "Positive favours 'biased'. If all flips share one p, coins land on the side they started "
        + "for every prior up to a = 10000; how strongly heads speak for a fair coin is the prior's choice."
    )
  }

  private static func share(_ share: (simulated: Double, exact: Double)) -> String {
    "\(NumberText.fixed(share.exact, decimals: 4)) (\(NumberText.fixed(share.simulated, decimals: 4)))"
  }

  /// A p-value, which may be smaller than any number that a computer holds.
  private static func tail(_ probability: Double) -> String {
    probability > 0 ? String(format: "%.5g", probability) : "below 1e-300"
  }
}
