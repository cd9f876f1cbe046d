import BayesNumerics
import Foundation
import Inference
import Plotting
import Workbook

extension CoinFlip {
  /// One coin in ten has two tails; a coin shows tails. Is it that one?
  static let oneCoinInTen = Section<CoinStudy>(
    "one-coin-in-ten", "A coin shows tails: is it the one with two tails?",
    options: [], seconds: 0.05
  ) { study, run in
    // Model: one coin in ten is unfair, and it always shows tails
    let prior = UnfairCoin.prior

    // Inference by Bayes' theorem
    let exact = UnfairCoin.posterior()

    // And by doing it: draw a coin, flip it, and among the tails count the unfair coins
    var random = run.random("coins")
    let simulation = UnfairCoin.simulate(tails: 100_000, using: &random)

    // What it shows
    return Findings(
      answer: "Probably not: one tail raises the probability of the two-tailed coin from "
        + "\(NumberText.fixed(prior, decimals: 2)) to \(NumberText.fixed(exact, decimals: 2)), "
        + "exactly 2/11; \(NumberText.grouped(simulation.tails)) simulated tails give "
        + "\(NumberText.value(simulation.share, withError: simulation.standardError)).",
      tables: [table(simulation)], figures: [figure(simulation)], claims: claims(simulation),
      values: [
        .init("prior", prior), .init("posterior", exact), .init("tails", simulation.tails),
        .init("simulated", simulation.share, standardError: simulation.standardError),
      ])
  }

  private static func table(_ simulation: UnfairCoin.Simulation) -> Table {
    Table(
      title: "Ten coins, one with two tails; a coin shows tails",
      columns: ["P(unfair coin | tails)", "value"],
      rows: [
        ["exact, 2/11", NumberText.fixed(UnfairCoin.posterior(), decimals: 6)],
        [
          "simulated, \(NumberText.grouped(simulation.tails)) tails",
          NumberText.value(simulation.share, withError: simulation.standardError),
        ],
      ])
  }

  private static func figure(_ simulation: UnfairCoin.Simulation) -> Figure {
    let exact = UnfairCoin.posterior()
    let tails = simulation.history.map { Double($0.tails) }
    // The central 95 % of the binomial distribution at each number of tails
    let counts = simulation.history.map { Binomial(trials: $0.tails, probability: exact) }
    let lower = zip(counts, tails).map { Double($0.quantile(0.025)) / $1 }
    let upper = zip(counts, tails).map { Double($0.upperTailQuantile(0.025)) / $1 }
    return Figure(
      name: "unfair-coin",
      caption:
        "The share of unfair coins among simulated tails settles at the exact 2/11. At each single "
        + "number of tails the band holds at least 95 % of all simulations, and narrows as one over the "
        + "square root of that number. It has teeth because a count is whole: after 5 tails the share can "
        + "only be 0, 1/5, 2/5, and so on.",
      layout: Figure.Layout(margins: (105, 60, 50, 80)),
      panels: [
        Panel(
          x: Axis(
            "coins that showed tails", range: 1...Double(simulation.tails), scale: .logarithmic,
            tics: .labelled(
              [1, 10, 100, 1000, 10_000, 100_000].map { (Double($0), "\(NumberText.grouped($0))") })
          ),
          y: Axis("share of unfair coins", range: 0...0.6, tics: .every(0.1)),
          layers: [
            .band(
              "spread", x: tails, lower: lower, upper: upper.map { min($0, 0.6) }, .blue,
              opacity: 0.15),
            .horizontalLine(at: exact, Stroke(.vermillion, width: 2.5)),
            .line(
              "share", x: tails, y: simulation.history.map(\.share), Stroke(.blue, width: 2.5)),
            .label(
              "exact: 2/11", x: .data(90_000), y: .data(exact), .vermillion, anchor: .right,
              offset: (0, -1.2)),
            .label("line: one simulation", x: .data(90), y: .data(0.35), .blue),
            .label("band: at least 95 % of all simulations", x: .data(90), y: .data(0.3), .blue),
          ])
      ])
  }

  private static func claims(_ simulation: UnfairCoin.Simulation) -> [Claim] {
    let source = Claim.Source(lecture: "003", slide: "Mandatory coin-flip example")
    return [
      Claim(
        "48a", source, "P(unfair coin | tail), by Bayes' theorem",
        .printed(
          2.0 / 11, as: "2/11", computed: UnfairCoin.posterior(),
          .relative(1e-15, because: "one rounding of a fraction"))),
      Claim(
        "48b", source, "P(unfair coin | tail), by simulation",
        .crossCheck(
          route: "Bayes' theorem", expected: UnfairCoin.posterior(), computed: simulation.share,
          .monteCarlo(standardError: simulation.standardError))),
    ]
  }
}

/// Ten coins, one of which has two tails; one coin, flipped once, shows tails. Is it the unfair one?
///
/// Lecture 003, "Mandatory coin-flip example".
enum UnfairCoin {
  /// P(A): one coin in ten is unfair.
  static let prior = 1.0 / 10
  /// P(B | A): the unfair coin always shows tails.
  static let tailsIfUnfair = 1.0
  /// P(B | not A)
  static let tailsIfFair = 1.0 / 2

  /// P(A | B) by Bayes' theorem.
  // snippet: bayes
  static func posterior() -> Double {
    let tails = tailsIfUnfair * prior + tailsIfFair * (1 - prior)
    return tailsIfUnfair * prior / tails
  }
  // end snippet

  /// How many coins showed tails, and how many of those were the unfair one.
  struct Simulation: Sendable {
    /// Number of flips that showed tails.
    private(set) var tails = 0
    /// Number of those with the unfair coin.
    private(set) var unfair = 0
    /// The share of unfair coins along the way, about twenty times for each power of ten, and at the end.
    private(set) var history: [(tails: Int, share: Double)] = []

    var share: Double { Double(unfair) / Double(tails) }

    /// Standard deviation of the share, for the exact answer: sqrt(P (1 - P) / tails).
    var standardError: Double {
      let p = UnfairCoin.posterior()
      return (p * (1 - p) / Double(tails)).squareRoot()
    }
  }

  /// Draws a coin, flips it, and counts it if it shows tails, until there are so many tails.
  static func simulate(tails: Int, using random: inout RandomSource) -> Simulation {
    var simulation = Simulation()
    // snippet: simulation
    while simulation.tails < tails {
      let isUnfair = random.uniform() < prior
      let showsTails = random.uniform() < (isUnfair ? tailsIfUnfair : tailsIfFair)
      if showsTails { simulation.count(isUnfair: isUnfair) }
    }
    // end snippet
    simulation.noteShare()
    return simulation
  }
}

extension UnfairCoin.Simulation {
  fileprivate mutating func count(isUnfair: Bool) {
    tails += 1
    unfair += isUnfair ? 1 : 0
    let next = history.last.map { Int(Double($0.tails) * 1.12) } ?? 0
    if tails <= 10 || tails >= next { noteShare() }
  }

  fileprivate mutating func noteShare() {
    if history.last?.tails != tails { history.append((tails, share)) }
  }
}
