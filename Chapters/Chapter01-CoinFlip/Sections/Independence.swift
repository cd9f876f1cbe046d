import BayesNumerics
import Foundation
import Inference
import Plotting
import Workbook

extension CoinFlip {
  /// All models of the chapter take the flips for independent, with one p: can the order show that they are not?
  static let independence = Section<CoinStudy>(
    "independence", "Are the flips independent, and does p stay the same?",
    options: ["heads", "flips", "data"], seconds: 0.05
  ) { study, run in
    // Data: the reader's flips one by one; for the lecture two simulated coins, a right one and a sticky one
    let samples: [(name: String, record: FlipRecord)]
    if let record = study.record {
      samples = [("your flips", record)]
    } else if study.data == .lecture {
      var random = run.random("simulated coins")
      samples = [("independent", 0.5), ("sticky", 0.8)].map { name, stay in
        ("simulated, \(name)", FlipRecord(staying: stay, flips: 200, using: &random))
      }
    } else {
      samples = []
    }

    // Model and inference: given k, every order of independent flips is as probable as every other
    let checks = samples.map { OrderCheck(of: $0.record) }

    // What it shows
    return Findings(
      answer: study.record == nil
        ? "The totals cannot show it: independence is a question of order. List your flips one by one in a "
          + "file and give it with --data."
        : checks[0].verdict + ".",
      tables: samples.isEmpty ? [] : [table(samples.map(\.name), checks)],
      values: study.data == .lecture && study.record == nil
        ? [
          .init("lecture.runs", 2 * 10 * 4 / 14.0 + 1),
          .init("level", OrderCheck.level), .init("sticky", 0.8),
          .init("simulated.runs", checks[0].runs),
          .init("simulated.expected", checks[0].expectedRuns),
          .init("sticky.runs", checks[1].runs), .init("sticky.expected", checks[1].expectedRuns),
        ] : [])
  }

  private static func table(_ names: [String], _ checks: [OrderCheck]) -> Table {
    func tail(_ check: PredictiveCheck) -> String {
      check.probability.isNaN ? "not defined" : NumberText.significant(check.probability, digits: 2)
    }
    return Table(
      title: "The order of the flips",
      columns: [
        "flips of", "n", "heads", "runs", "expected", "p-value of runs", "heads, first half",
        "p-value of heads, first half", "fits?",
      ],
      rows: zip(names, checks).map { name, check in
        [
          name, NumberText.grouped(check.totals.flips), NumberText.grouped(check.totals.heads),
          NumberText.grouped(check.runs), check.expectedRunsText,
          tail(check.runsCheck), NumberText.grouped(check.firstHalf), tail(check.halvesCheck),
          check.isMisfit ? "no" : "yes",
        ]
      },
      note:
        "A run is a stretch of equal flips: HHTHT has four. Each p-value counts both sides, given the "
        + "number of heads. Below \(NumberText.shortest(OrderCheck.level)) the program reports a misfit; of "
        + "sets of independent flips at most one in a hundred is reported by chance.")
  }
}

extension FlipRecord {
  /// Flips of a coin that shows the side of the flip before with this probability; one half makes them
  /// independent. The first is fair.
  init(staying stay: Double, flips: Int, using random: inout RandomSource) {
    var outcomes: [Bool] = []
    for _ in 0..<flips {
      let repeats = random.uniform() < stay
      if let last = outcomes.last {
        outcomes.append(repeats ? last : !last)
      } else {
        outcomes.append(random.uniform() < 0.5)
      }
    }
    self.init(outcomes: outcomes)
  }
}

/// Whether the order of some flips is one that independent flips of one p would take.
///
/// Given the number of heads every order is equally probable, whatever p is, so that the posterior of p
/// cancels and both checks are exact: the number of runs (Wald and Wolfowitz 1940) shows flips that
/// depend on the flip before, the heads in the first half a p that drifts.
struct OrderCheck: Sendable {
  let totals: Flips
  /// Stretches of equal flips.
  let runs: Int
  /// Heads among the first ⌊n / 2⌋ flips.
  let firstHalf: Int
  let runsCheck, halvesCheck: PredictiveCheck

  /// Two statistics share a level of 0.01.
  static let level = 0.005

  init(of record: FlipRecord) {
    totals = record.flips
    let outcomes = record.outcomes
    runs = zip(outcomes, outcomes.dropFirst()).count { $0 != $1 } + 1
    let half = outcomes.count / 2
    firstHalf = outcomes.prefix(half).count { $0 }
    let byRuns = OrderCheck.runsMasses(of: totals)
    runsCheck = OrderCheck.check("number of runs", observed: runs, masses: byRuns, from: 1)
    let lowest = max(0, half - totals.tails)
    halvesCheck = OrderCheck.check(
      "heads in the first half", observed: firstHalf,
      masses: OrderCheck.halvesMasses(of: totals, half: half), from: lowest)
  }

  /// The expected number of runs, 2 k (n - k) / n + 1.
  var expectedRuns: Double {
    2 * Double(totals.heads) * Double(totals.tails) / Double(totals.flips) + 1
  }

  fileprivate var expectedRunsText: String {
    expectedRuns < 1000
      ? NumberText.significant(expectedRuns, digits: 3)
      : NumberText.grouped(Int(expectedRuns.rounded()))
  }

  var isMisfit: Bool { runsCheck.isMisfit || halvesCheck.isMisfit }

  /// What the order says, a sentence without its end.
  var verdict: String {
    let runsWords =
      "\(NumberText.grouped(runs)) \(runs == 1 ? "run" : "runs") where "
      + "\(expectedRunsText) are expected"
    // A drift makes runs too few as well: the rarer statistic names the cause
    let isDrift =
      halvesCheck.isMisfit
      && !(runsCheck.isMisfit && runsCheck.probability <= halvesCheck.probability)
    switch (isDrift ? .usual : runsCheck.outcome, halvesCheck.outcome) {
    case (.tooSmall, _):
      return
        "The model does not fit: equal flips follow one another too often (\(runsWords)), so the "
        + "flips are not independent with one p, and the posteriors and Bayes factors above are too sure"
    case (.tooLarge, _):
      return
        "The model does not fit: heads and tails alternate too regularly (\(runsWords)), so the "
        + "flips are not independent, and the posteriors and Bayes factors above do not hold"
    case (_, .tooSmall), (_, .tooLarge):
      return
        "The model does not fit: \(NumberText.grouped(firstHalf)) of the "
        + "\(NumberText.grouped(totals.heads)) heads fall in the first half, so p does not stay the same, and "
        + "the posteriors and Bayes factors above do not hold"
    default:
      if totals.heads == 0 || totals.tails == 0 || totals.flips < 8 {
        return "Too few flips, or flips all alike, leave no order to judge; independence is assumed"
      }
      // With this drift the halves differ by 2.8 standard errors: half of all such sets are found
      let drift = 11.2 * (totals.share * (1 - totals.share) / Double(totals.flips)).squareRoot()
      return
        "Nothing in their order speaks against independent flips with one p (\(runsWords)), but "
        + (drift < 0.9
          ? "a p that drifts by less than about \(NumberText.significant(drift, digits: 2)) from end to "
            + "end, or rises and falls again, would mostly escape these two checks, and so would a weak "
            + "dependence"
          : "so few flips would mostly not show even a strong drift of p, nor a weak dependence")
    }
  }

  /// P(1), P(2), ... runs, given the heads among the flips.
  ///
  /// With m runs of heads, C(k - 1, m - 1) ways to cut the heads, and as many for the tails.
  // snippet: runs
  static func runsMasses(of totals: Flips) -> [Double] {
    let (heads, tails) = (totals.heads, totals.tails)
    guard heads > 0, tails > 0 else { return [1] }
    let all = logBinomialCoefficient(totals.flips, heads)
    func ways(_ headRuns: Int, _ tailRuns: Int) -> Double {
      guard headRuns >= 1, headRuns <= heads, tailRuns >= 1, tailRuns <= tails else { return 0 }
      return exp(
        logBinomialCoefficient(heads - 1, headRuns - 1)
          + logBinomialCoefficient(tails - 1, tailRuns - 1) - all)
    }
    return (1...(2 * min(heads, tails) + 1)).map { runs in
      let half = runs / 2
      return runs % 2 == 0
        ? 2 * ways(half, half) : ways(half, half + 1) + ways(half + 1, half)
    }
  }
  // end snippet

  /// P(heads in the first half = lowest, ...), hypergeometric.
  static func halvesMasses(of totals: Flips, half: Int) -> [Double] {
    let lowest = max(0, half - totals.tails)
    let highest = min(half, totals.heads)
    let all = logBinomialCoefficient(totals.flips, half)
    return (lowest...highest).map {
      exp(
        logBinomialCoefficient(totals.heads, $0)
          + logBinomialCoefficient(totals.tails, half - $0) - all)
    }
  }

  private static func check(
    _ statistic: String, observed: Int, masses: [Double], from lowest: Int
  ) -> PredictiveCheck {
    let place = observed - lowest
    // Small masses first, and each tail of its own
    let lower = masses.prefix(place + 1).reduce(0, +)
    let upper = masses.dropFirst(place).reversed().reduce(0, +)
    return PredictiveCheck(
      statistic, observed: Double(observed), lowerTail: min(1, lower), upperTail: min(1, upper),
      level: level)
  }
}
