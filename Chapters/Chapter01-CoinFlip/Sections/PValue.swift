import BayesNumerics
import Foundation
import Inference
import Plotting
import Workbook

extension CoinFlip {
  /// What a frequentist says of the flips: estimate, p-value, significance.
  static let pValue = Section<CoinStudy>(
    "p-value", "How often would a fair coin do this?",
    options: ["heads", "flips", "data"], seconds: 0.05
  ) { study, run in
    // Data
    let data = study.data

    // Model: a fair coin, k ~ Binomial(n, 1/2)
    // Inference: how often do its counts lie as far out as the one that was seen?
    let analysis = FrequentistAnalysis(data: data)

    // What it shows
    let oneSide =
      data.heads == data.tails
      ? ""
      : "; with at least this many \(data.heads > data.tails ? "heads" : "tails"), with "
        + percent(analysis.oneSidedTail)
    var random = run.random("fair coins")
    return Findings(
      answer:
        "A fair coin lands at least this far from an even split with probability "
        + "\(percent(analysis.twoSidedTail)) (both sides)\(oneSide). This is not the probability that the coin is "
        + "fair.\(study.reservation)",
      tables: [table(analysis)],
      figures: [question(study, using: &random), figure(analysis)], claims: claims(analysis),
      values: [
        .init("estimate", analysis.estimate), .init("sd", analysis.standardDeviation),
        .init("one-sided", analysis.oneSidedTail), .init("two-sided", analysis.twoSidedTail),
        .init("significance", analysis.significance),
      ])
  }

  private static func table(_ analysis: FrequentistAnalysis) -> Table {
    let data = analysis.data
    return Table(
      title:
        "Frequentist analysis: \(NumberText.grouped(analysis.data.heads)) heads in \(analysis.data.inWords)",
      columns: ["quantity", "value"],
      rows: [
        ["estimate of p", NumberText.fixed(analysis.estimate, decimals: 4)],
        ["its standard error", NumberText.fixed(analysis.standardDeviation, decimals: 4)],
        ["p-value of a fair coin, on the side that was seen", tail(analysis.oneSidedTail)],
        ["p-value of a fair coin, both sides", tail(analysis.twoSidedTail)],
        [
          "significance, one-sided, in standard deviations of a normal variable",
          data.heads == data.tails
            ? "none, as many heads as tails"
            : analysis.oneSidedTail > 0
              ? NumberText.fixed(analysis.significance, decimals: 3) : "above 37",
        ],
      ],
      note: analysis.standardDeviation > 0
        ? ""
        : "The estimate lies at its end, where this formula for the standard deviation says nothing."
    )
  }

  /// A p-value, which may be smaller than any number that a computer holds.
  private static func tail(_ probability: Double) -> String {
    probability > 0 ? String(format: "%.5g", probability) : "below 1e-300"
  }

  private static func figure(_ analysis: FrequentistAnalysis) -> Figure {
    let data = analysis.data
    let fair = Binomial(trials: data.flips, probability: 0.5)
    let far = max(data.heads, data.tails)

    // Every count where there are few, else about 150 bars within six standard deviations
    let reach = min(
      Double(data.flips) / 2,
      max(6 * fair.standardDeviation, Double(far) - fair.mean + fair.standardDeviation) + 1)
    let first = max(0, Int((fair.mean - reach).rounded(.down)))
    let last = min(data.flips, Int((fair.mean + reach).rounded(.up)))
    let step = max(1, (last - first) / 150)
    let counts = Array(stride(from: first, through: last, by: step))
    let near = counts.filter { $0 < far && data.flips - $0 < far }
    let same = counts.filter { data.heads >= data.tails ? $0 >= far : data.flips - $0 >= far }
    let other = counts.filter { !near.contains($0) && !same.contains($0) }
    func bars(_ name: String, _ counts: [Int], _ ink: Ink, opacity: Double = 1) -> Layer {
      .bars(
        name, x: counts.map(Double.init), heights: counts.map(fair.density),
        width: 0.8 * Double(step), ink, opacity: opacity)
    }

    let peak = fair.density(data.flips / 2)
    let isRight = data.heads >= data.tails
    let seenHeight = min(0.93, max(0.58, fair.density(data.heads) / (1.18 * peak) + 0.12))
    let seenAnchor: Anchor =
      switch (Double(data.heads) - Double(first)) / Double(max(1, last - first)) {
      case ..<0.12: .left
      case 0.88...: .right
      default: .centre
      }
    return Figure(
      name: "binomial-tail",
      caption:
        "A fair coin falls at least as far from even as \(NumberText.grouped(data.heads)) heads in "
        + "\(data.inWords) with probability \(percent(analysis.twoSidedTail)). Red: as far out or further "
        + "on the side that was seen, the one-sided p-value. Blue: as far out on the other side; a coin "
        + "can be unfair in either direction.",
      panels: [
        Panel(
          x: Axis(
            "heads *k* in \(data.inWords) of a fair coin",
            range: Double(first) - 0.8 * Double(step)...Double(last) + 0.8 * Double(step),
            tics: .counts(from: first, to: last)),
          y: Axis("probability", range: 0...peak * 1.18),
          layers: [
            bars("near", near, .lightGrey),
            bars("other_side", other, .blue, opacity: 0.45),
            bars("same_side", same, .vermillion),
            .label(
              "seen: \(NumberText.grouped(data.heads))", x: .data(Double(data.heads)),
              y: .panel(seenHeight + 0.04),
              anchor: seenAnchor),
            .arrow(
              from: (.data(Double(data.heads)), .panel(seenHeight)),
              to: (.data(Double(data.heads)), .data(fair.density(data.heads) + 0.03 * peak)),
              .black),
            .label(
              "this side: \(percent(analysis.oneSidedTail))",
              x: isRight ? .panel(0.98) : .panel(0.09), y: .panel(0.42), .vermillion,
              anchor: isRight ? .right : .left),
            .label(
              "other side: \(percent(analysis.twoSidedTail - analysis.oneSidedTail))",
              x: isRight ? .panel(0.02) : .panel(0.98), y: .panel(0.42), .blue,
              anchor: isRight ? .left : .right),
            .label(
              "both sides: \(percent(analysis.twoSidedTail))", x: .panel(0.02), y: .panel(0.93)),
          ])
      ])
  }

  /// The chapter's question before any method: do these flips look like those of fair coins?
  private static func question(_ study: CoinStudy, using random: inout RandomSource) -> Figure {
    let data = study.data
    let moments =
      data.flips <= 60
      ? Array(0...data.flips)
      : [0]
        + Set([Double].evenlySpaced(from: 1, to: Double(data.flips), count: 100).map { Int($0) })
        .sorted()
    let x = moments.map(Double.init)

    // Heads minus tails, which wanders about 0 if the coin is fair
    func excess(_ record: FlipRecord) -> [Double] {
      let heads = record.headsAfter
      return moments.map { Double(2 * heads[$0] - $0) }
    }
    let coins = data.flips <= 10_000 ? 20 : 5
    let fair = (0..<coins).map { _ in
      excess(FlipRecord(staying: 0.5, flips: data.flips, using: &random))
    }
    let end = Double(data.heads - data.tails)
    let seen = study.record.map(excess)
    let reach =
      1.25 * max(1, (fair + [[end]] + (seen.map { [$0] } ?? [])).joined().map(abs).max() ?? 1)
    return Figure(
      name: "fair-coins",
      caption:
        "\(NumberText.grouped(data.heads)) heads in \(data.inWords): would a fair coin do this? "
        + "Grey: \(coins) simulated fair coins, heads minus tails after every flip, drawn slightly apart "
        + "so that equal paths can be told apart. "
        + (seen == nil
          ? "Diamond: where the coin of the question ended; only its totals are known."
          : "Red: your coin, flip by flip."),
      panels: [
        Panel(
          x: Axis(
            "flips", range: 0...1.06 * Double(data.flips), tics: .counts(from: 0, to: data.flips)),
          y: Axis("heads minus tails", range: -reach...reach),
          layers: [.horizontalLine(at: 0, Stroke(.black, width: 1.5, dash: .solid))]
            + fair.enumerated().map { index, y in
              // A little apart, so that equal paths can be told apart
              .line(
                "fair \(index + 1)", x: x,
                y: y.map { $0 + 0.025 * reach * (Double(index) / Double(coins) - 0.5) * 2 },
                Stroke(.lightGrey, width: 1.5, dash: .solid))
            }
            + (seen.map { [.line("seen", x: x, y: $0, Stroke(.vermillion, dash: .solid))] } ?? [])
            + [
              .points(
                "end", x: [Double(data.flips)], y: [end], .vermillion, marker: .diamond, size: 2.4),
              .label(
                "\(NumberText.grouped(data.heads)) heads, \(NumberText.grouped(data.tails)) tails",
                x: .panel(0.98), y: .panel(end >= 0 ? 0.95 : 0.05), .vermillion, anchor: .right),
            ])
      ])
  }

  private static func percent(_ probability: Double) -> String {
    if probability == 0 { return "below 1e-300" }
    return probability >= 0.001
      ? String(format: "%.1f %%", 100 * probability) : String(format: "%.1e", probability)
  }

  private static func claims(_ analysis: FrequentistAnalysis) -> [Claim] {
    let source = Claim.Source(lecture: "003", slide: "Coin flip: frequentist approach")
    // All 2^14 orders of heads and tails, one by one
    let counted =
      Double((0..<1 << 14).count { orders in abs(2 * orders.nonzeroBitCount - 14) >= 6 })
      / Double(1 << 14)
    return [
      Claim(
        "49a", source, "estimate of p",
        .printed(0.71, computed: analysis.estimate, .rounded(decimals: 2))),
      Claim(
        "49b", source, "standard deviation of the estimate",
        .printed(
          0.12, as: "± 0.12", computed: analysis.standardDeviation, .rounded(decimals: 2))),
      Claim(
        "49c", source, "p-value of p = 1/2, one-sided",
        .printed(0.09, as: "9 %", computed: analysis.oneSidedTail, .rounded(decimals: 2))),
      Claim(
        "49d", source, "p-value of p = 1/2, two-sided",
        .corrected(
          slip: "E10", asTheTextReads: "9 %, the side not named", printed: 0.09, decimals: 2,
          computed: analysis.twoSidedTail, independent: counted,
          .relative(1e-12, because: "Boost's incomplete beta function"),
          because: "a coin can be unfair in either direction; 9 % counts only the heads side")),
      Claim(
        "49e", source, "significance in standard deviations",
        .printed(1.3, as: "1.3σ", computed: analysis.significance, .rounded(decimals: 1))),
    ]
  }
}

/// What a frequentist says of the same flips.
///
/// Lecture 003, "Coin flip: frequentist approach".
struct FrequentistAnalysis: Sendable {
  let data: Flips

  /// p-hat = k / n
  var estimate: Double { data.share }

  /// sqrt(p-hat (1 - p-hat) / n)
  var standardDeviation: Double {
    (estimate * (1 - estimate) / Double(data.flips)).squareRoot()
  }

  /// If the coin were fair: the probability of a count at least as far out on the side that was seen.
  ///
  /// The lecture's "p-value"; the text does not say that it is one-sided, and a side that is chosen
  /// after the flips is one more reason to count both.
  // snippet: tail
  var oneSidedTail: Double {
    let fair = Binomial(trials: data.flips, probability: 0.5)
    let larger = max(data.heads, data.tails)
    return fair.upperTail(larger - 1)
  }
  // end snippet

  /// If the coin were fair: the probability of a count at least as far out on either side.
  var twoSidedTail: Double { min(1, 2 * oneSidedTail) }

  /// The number of standard deviations z at which a normal variable has this upper tail.
  var significance: Double {
    Normal(mean: 0, standardDeviation: 1).upperTailQuantile(oneSidedTail)
  }
}
