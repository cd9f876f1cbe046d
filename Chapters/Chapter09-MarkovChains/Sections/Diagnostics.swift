import BayesNumerics
import Foundation
import Inference
import Plotting
import Workbook

extension MarkovChains {
  /// Chains with known faults, and what each diagnostic sees of them.
  static let diagnostics = Section<MarkovStudy>(
    "diagnostics", "What can be seen from chains alone?", seconds: 0.6
  ) { _, run in
    // Data: for each fault four chains of a thousand draws; the truth is known
    let cases = FaultyChains.all(using: run.random("chains"))

    // Inference: every diagnostic, blind to the truth
    let judged = cases.map(JudgedChains.init)
    let byHand = judged.map(\.differenceByHand).max() ?? .nan

    // What it shows
    let faulty = judged.filter { $0.chains.fault != .none }
    let missed = faulty.filter { !$0.isSeen }
    return Findings(
      answer: answer(judged, faulty, missed),
      tables: [table(judged)],
      figures: [traces(judged), ranks(judged), hidden(judged)],
      claims: [
        Claim(
          "32x", Claim.Source(lecture: "001", slide: "HMC"),
          "R-hat and effective sample size of chains with seven histories",
          .agreement(
            route: "sums written out in this chapter against Fourier transforms of the engine",
            largestDifference: byHand, below: 1e-9,
            because: "relative; both routes round sums of thousands of numbers of one size"))
      ],
      values: judged.flatMap(values))
  }

  private static func answer(
    _ judged: [JudgedChains], _ faulty: [JudgedChains], _ missed: [JudgedChains]
  ) -> String {
    let seen = faulty.count - missed.count
    let alarm =
      judged.contains { $0.chains.fault == .none && $0.isSeen }
      ? " In this run the good chains raise an alarm too." : ""
    return
      "Disagreement, drift and slowness: of \(faulty.count) kinds of fault R-hat and the effective sample size together see "
      + "\(seen). "
      + (missed.isEmpty
        ? ""
        : "Unseen: \(missed.map(\.chains.fault.inWords).joined(separator: "; ")). ")
      + "What no chain has visited leaves no trace in the draws.\(alarm)"
  }

  // MARK: Table

  private static func table(_ judged: [JudgedChains]) -> Table {
    func rHat(_ value: Double) -> String { NumberText.fixed(value, decimals: 2) }
    func size(_ value: Double) -> String { NumberText.fixed(value, decimals: 0) }
    return Table(
      title: "Seven histories of four chains, \(FaultyChains.draws) draws each",
      columns: [
        "chains", "R-hat 1992", "split", "ranks", "ESS bulk", "ESS tail", "MCSE", "error / MCSE",
        "seen by",
      ],
      rows: judged.map { one in
        [
          one.chains.fault.inWords, rHat(one.plain), rHat(one.split), rHat(one.row.rHat),
          size(one.row.bulkSize), size(one.row.tailSize),
          NumberText.significant(one.row.errorOfMean, digits: 2),
          NumberText.fixed(one.error, decimals: 1), one.seenBy,
        ]
      },
      note:
        "Seen: R-hat above 1.01 (1992: above 1.1, the limit of its time), ESS below 400. The last column but one is the "
        + "distance of the mean from the truth in Monte Carlo standard errors (MCSE), which nobody knows outside of a "
        + "textbook; beyond 4.4 the error bar is wrong.")
  }

  private static func values(_ one: JudgedChains) -> [Findings.Value] {
    let name = one.chains.fault.rawValue
    // By the scatter of the diagnostics themselves over seeds: R-hat - 1 and ESS by a third, errors by some 1.5
    return [
      .init("\(name).r-hat.1992", one.plain, standardError: max(0.002, (one.plain - 1) / 3)),
      .init("\(name).r-hat.split", one.split, standardError: max(0.003, (one.split - 1) / 3)),
      .init("\(name).r-hat", one.row.rHat, standardError: max(0.003, (one.row.rHat - 1) / 3)),
      .init("\(name).ess.bulk", one.row.bulkSize, standardError: one.row.bulkSize / 3),
      .init("\(name).ess.tail", one.row.tailSize, standardError: one.row.tailSize / 3),
      .init("\(name).error", one.error, standardError: max(1.5, abs(one.error) / 3)),
    ]
  }

  // MARK: Figures

  private static let oneDraw = Agreement.notCompared(because: "single draws of chains")

  private static func traces(_ judged: [JudgedChains]) -> Figure {
    let shown: [(Fault, Text, ClosedRange<Double>)] = [
      (.none, "Good", -4...4), (.slow, "Slow", -4...4), (.stuck, "Stuck", -12...12),
      (.drifting, "Drifting", 20...60),
    ]
    return Figure(
      name: "four-chains",
      caption:
        "A good chain looks like noise without memory; the other three do not. Each panel shows four chains from one "
        + "kind of sampler: widely spaced draws; steps that are too small; a chain in another mode; a start far out and "
        + "no warm-up, where all chains move together.",
      layout: Figure.Layout(columns: 2, width: 1200, height: 960, gaps: (115, 150)),
      panels: shown.compactMap { fault, title, range in
        judged.first { $0.chains.fault == fault }.map { one in
          Panel(
            title, x: Axis("draw", range: 0...Double(FaultyChains.draws), tics: .every(200)),
            y: Axis("*θ*", range: range),
            layers: .traces(name(fault), of: one.chains.draws, agreement: oneDraw))
        }
      })
  }

  private static func ranks(_ judged: [JudgedChains]) -> Figure {
    let shown: [(Fault, Text)] = [
      (.none, "Good"), (.stuck, "Stuck"), (.wider, "One chain too wide"), (.wave, "A wave"),
    ]
    return Figure(
      name: "ranks",
      caption:
        "Ranks are even where the chains agree, and split or bent where they do not; but chains that rise and fall "
        + "together have even ranks. Each draw is replaced by its rank among the draws of all four chains; a line for each "
        + "chain; black: what is expected of chains that agree.",
      layout: Figure.Layout(columns: 2, width: 1200, height: 960, gaps: (115, 150)),
      panels: shown.compactMap { fault, title in
        judged.first { $0.chains.fault == fault }.map { one in
          let ranks = RankHistograms(ranks: averageRanks(one.chains.draws))
          return ranks.panel(title, x: "rank", "rank_\(name(fault))", agreement: oneDraw)
        }
      })
  }

  private static func hidden(_ judged: [JudgedChains]) -> Figure {
    let draws = Double(FaultyChains.draws)
    var panels: [Panel] = []
    if let wave = judged.first(where: { $0.chains.fault == .wave }) {
      let x = [Double].evenlySpaced(from: 0, to: draws, count: 201)
      panels.append(
        Panel(
          "A wave on which halves agree",
          x: Axis("draw", range: 0...draws, tics: .every(250)),
          y: Axis("*θ*", range: -6...6, tics: .every(2)),
          layers: .traces("wave", of: wave.chains.draws, agreement: oneDraw) + [
            .line(
              "target", x: x, y: x.map { FaultyChains.wave(Int($0)) },
              Stroke(.black, width: 4, dash: .solid)),
            .verticalLine(at: draws / 2, Stroke(.black, width: 2, dash: .dashed)),
          ]))
    }
    if let missed = judged.first(where: { $0.chains.fault == .unvisited }) {
      let x = [Double].evenlySpaced(from: -13, to: 13, count: 521)
      let histogram = Histogram(missed.chains.draws.flatMap(\.self), from: -13, to: 13, bins: 65)
      panels.append(
        Panel(
          "A mode that no chain has visited",
          x: Axis("*θ*", range: -13...13, tics: .every(5)), y: Axis("density", range: 0...0.5),
          key: .topRight,
          layers: [
            .bars(
              "draws", x: histogram.centres, heights: histogram.densities, width: histogram.step,
              .sky, agreement: oneDraw, title: "draws of four chains"),
            .line(
              "density", x: x, y: x.map { exp(FaultyChains.farModes.logDensity($0)) },
              Stroke(.black, width: 3, dash: .solid), title: "target"),
          ]))
    }
    return Figure(
      name: "hidden-faults",
      caption:
        "Two faults that R-hat cannot see. Left: the target itself (black) moves in a wave, all chains follow it, and "
        + "the first half has the mean and the spread of the second; only the effective sample size notices. Right: "
        + "all chains began in the left mode and agree perfectly; nothing notices.",
      layout: Figure.Layout(columns: 2, width: 1200, height: 560), panels: panels)
  }

  /// A name for blocks of data.
  private static func name(_ fault: Fault) -> String { fault.rawValue.replacing("-", with: "_") }
}

/// What is wrong with a set of chains.
enum Fault: String, Sendable {
  case none = "good"
  case slow
  case stuck
  case drifting
  case wider
  case wave
  case unvisited

  var inWords: String {
    switch self {
    case .none: "good"
    case .slow: "slow"
    case .stuck: "stuck"
    case .drifting: "drifting"
    case .wider: "one too wide"
    case .wave: "wave"
    case .unvisited: "unvisited mode"
    }
  }
}

/// Four chains with one known fault, made by real samplers.
struct FaultyChains: Sendable {
  let fault: Fault
  /// chains × draws
  let draws: [[Double]]
  /// The mean of the target.
  let truth: Double

  /// Of each chain.
  static let draws = 1000

  /// Two modes sixteen standard deviations apart: a walk with steps near 1 does not cross in a human life.
  static let farModes = NormalMixture(
    weights: [0.6, 0.4], components: [Normal(mean: -8), Normal(mean: 8)])

  /// Where the centre of a moving target is at a draw: two full waves in a run.
  ///
  /// So moves the target of a sampler that sees one batch of its data after the other, always in the same order.
  static func wave(_ draw: Int) -> Double { 2 * sin(4 * .pi * Double(draw) / Double(draws)) }

  /// Good chains, and six kinds of bad ones.
  static func all(using random: RandomSource) -> [FaultyChains] {
    func chains(
      _ fault: Fault, _ truth: Double,
      _ chain: (_ index: Int, _ random: inout RandomSource) -> [Double]
    ) -> FaultyChains {
      FaultyChains(
        fault: fault,
        draws: (0..<4).map { index in
          var stream = random.stream(fault.rawValue).stream(index)
          return chain(index, &stream)
        }, truth: truth)
    }
    let standard = BellTarget(NormalMixture(weights: [1], components: [Normal()]))
    let wide = BellTarget(
      NormalMixture(weights: [1], components: [Normal(standardDeviation: 3)]))
    let modes = BellTarget(farModes)
    return [
      chains(.none, 0) { _, random in
        walk(standard, from: random.normal(), width: 2.4, thinning: 10, using: &random)
      },
      chains(.slow, 0) { _, random in
        walk(standard, from: random.normal(), width: 0.2, using: &random)
      },
      chains(.stuck, farModes.mean) { index, random in
        walk(modes, from: index == 0 ? 8 : -8, width: 1, thinning: 20, using: &random)
      },
      chains(.drifting, 0) { _, random in
        walk(standard, from: 50, width: 0.05, using: &random)
      },
      chains(.wider, 0) { index, random in
        walk(
          index == 0 ? wide : standard, from: random.normal(), width: index == 0 ? 7 : 2.4,
          thinning: 10, using: &random)
      },
      chains(.wave, 0) { _, random in
        (0..<draws).map { wave($0) + random.normal() }
      },
      chains(.unvisited, farModes.mean) { _, random in
        walk(modes, from: -8, width: 1, thinning: 20, using: &random)
      },
    ]
  }

  /// Random-walk Metropolis without a warm-up.
  private static func walk(
    _ target: BellTarget, from start: Double, width: Double, thinning: Int = 1,
    using random: inout RandomSource
  ) -> [Double] {
    let kernel = RandomWalk(target, widths: [width])
    var state = kernel.start(at: [start])
    return (0..<draws).map { _ in
      for _ in 0..<thinning { _ = kernel.step(&state, using: &random) }
      return state.position[0]
    }
  }
}

/// One or more bells on a line, as a target.
private struct BellTarget: LogDensity {
  let density: NormalMixture
  let dimension = 1

  init(_ density: NormalMixture) { self.density = density }

  func logDensity(at position: [Double]) -> Double { density.logDensity(position[0]) }
}

/// What the diagnostics say of chains, and the error that they do not know.
struct JudgedChains: Sendable {
  let chains: FaultyChains
  let row: Summary.Row
  /// R-hat as of 1992, and between halves.
  let plain: Double
  let split: Double

  init(_ chains: FaultyChains) {
    self.chains = chains
    row = Summary.Row(name: chains.fault.rawValue, chains: chains.draws)
    plain = ChainByHand.rHat(chains.draws)
    split = ChainByHand.rHat(splitInHalves(chains.draws))
  }

  /// How far the mean of the draws is from the truth, in the standard errors that the draws claim.
  var error: Double { (row.mean - chains.truth) / row.errorOfMean }

  /// R-hat of today or the effective sample sizes raise an alarm.
  var isSeen: Bool { !(row.rHat <= 1.01 && min(row.bulkSize, row.tailSize) >= 400) }

  var seenBy: String {
    let witnesses = [
      plain > 1.1 ? "1992" : nil, split > 1.01 ? "split" : nil, row.rHat > 1.01 ? "ranks" : nil,
      min(row.bulkSize, row.tailSize) < 400 ? "ESS" : nil,
    ].compactMap(\.self)
    return witnesses.isEmpty
      ? (chains.fault == .none ? "no alarm" : "nothing") : witnesses.joined(separator: ", ")
  }

  /// The largest relative difference between the formulas below and the engine.
  var differenceByHand: Double {
    let halves = splitInHalves(chains.draws)
    let pairs = [
      (plain, RHat.plain(chains.draws)), (split, RHat.split(chains.draws)),
      (ChainByHand.effectiveSize(chains.draws), EffectiveSampleSize.plain(chains.draws)),
      (ChainByHand.effectiveSize(halves), EffectiveSampleSize.mean(chains.draws)),
    ]
    // A NaN is a difference without end
    return pairs.map { hand, engine in
      let difference = abs(hand - engine) / abs(engine)
      return difference.isNaN ? .infinity : difference
    }.max() ?? .infinity
  }
}

/// The diagnostics of several equally long chains as formulas, to be read.
enum ChainByHand {
  /// R-hat: the spread of all chains together over that of one, √(V / W).
  // snippet: r-hat
  static func rHat(_ chains: [[Double]]) -> Double {
    let n = Double(chains[0].count)
    let within = sampleMean(chains.map(sampleVariance))
    let between = sampleVariance(chains.map(sampleMean))
    let pooled = (n - 1) / n * within + between
    return (pooled / within).squareRoot()
  }
  // end snippet

  /// Autocovariance of one chain at a lag, γ = 1/n Σ (x_i - x̄)(x_{i+lag} - x̄).
  static func autocovariance(_ chain: [Double], lag: Int) -> Double {
    let mean = sampleMean(chain)
    return zip(chain, chain.dropFirst(lag)).reduce(0) { $0 + ($1.0 - mean) * ($1.1 - mean) }
      / Double(chain.count)
  }

  /// Effective sample size: all draws over the autocorrelation time 1 + 2 Σ ρ, summed in pairs of lags while they
  /// are positive, no pair larger than the one before (Geyer 1992).
  // snippet: ess
  static func effectiveSize(_ chains: [[Double]]) -> Double {
    let n = chains[0].count
    let within = sampleMean(chains.map(sampleVariance))
    let between = chains.count > 1 ? sampleVariance(chains.map(sampleMean)) : 0
    let pooled = Double(n - 1) / Double(n) * within + between
    func correlation(_ lag: Int) -> Double {
      lag == 0
        ? 1 : 1 - (within - sampleMean(chains.map { autocovariance($0, lag: lag) })) / pooled
    }
    var (sum, lag, last) = (0.0, 0, Double.infinity)
    while lag + 3 <= n - 2 {
      let pair = correlation(lag) + correlation(lag + 1)
      if pair <= 0 { break }
      last = min(last, pair)
      sum += last
      lag += 2
    }
    let time = 2 * sum - 1 + max(0, correlation(lag))
    let draws = Double(n * chains.count)
    return draws / max(time, 1 / log10(draws))
  }
  // end snippet
}
