import BayesNumerics
import Foundation
import Inference
import Plotting
import Workbook

extension MarkovChains {
  /// Two modes that no chain crosses, and a ladder of tempered chains that does.
  static let twoModes = Section<MarkovStudy>(
    "two-modes", "What if no chain crosses from mode to mode?", seconds: 2
  ) { _, run in
    // Model: a wide mode with weight 0.3 on the left, a narrow one with weight 0.7 on the right
    let target = TwoModes()
    let left = TwoModes.place(of: 0)
    let right = TwoModes.place(of: 1)

    // Inference: NUTS from both modes and from one; a ladder by hand and the engine's, from one
    let draws = run.isQuick ? 500 : 2000
    let lengths = ChainLengths(warmUp: 1000, draws: draws)
    let recorder = Recorder(names: ["theta1"]) { [$0[0]] }
    let both = await sample(
      NUTS(target), from: [left, left, right, right], lengths: lengths, recording: recorder,
      using: run.random("both"))
    let one = await sample(
      NUTS(target), from: [left, left, left, left], lengths: lengths, recording: recorder,
      using: run.random("one"))
    let ladder = TemperingLadder(geometricFrom: 0.02, rungs: rungs)
    let tempering = ParallelTempering(FlattenedDensity(target), ladder: ladder) {
      (rung: PowerPosterior<FlattenedDensity<TwoModes>>) in RandomWalk(rung, widths: [1, 1])
    }
    let tempered = await sampleTempered(
      tempering, from: [left, left, left, left],
      lengths: ChainLengths(warmUp: 2000, draws: draws, thinning: thinning), recording: recorder,
      using: run.random("ladder"))
    let hand = LadderByHand.chains(
      target, ladder, from: left, draws: draws, thinning: thinning, using: run.random("by hand"))
    let paths = ReplicaPaths(tempering, from: left, using: run.random("paths"))

    // What it shows
    let runs = [
      ModeRun("NUTS, two chains from each mode", both["theta1"]),
      ModeRun("NUTS, four chains from the left", one["theta1"]),
      ModeRun("ladder by hand, from the left", hand),
      ModeRun("ladder of the engine, from the left", tempered.draws["theta1"]),
    ]
    return Findings(
      answer: answer(runs, tempered),
      tables: [table(runs), table(tempered)],
      figures: [traces(runs), figure(tempered.ladder, paths)],
      claims: [
        claim("32t", "written out", runs[2]), claim("32u", "of the engine", runs[3]),
      ],
      values: [
        .init("exact.share", ModeRun.exactShare), .init("flattest", ladder.powers[0]),
        .init("both.share", runs[0].share.value),
        .init("both.r-hat", runs[0].row.rHat, standardError: 0.05),
        .init("one.share", runs[1].share.value),
        .init("one.r-hat", runs[1].row.rHat, standardError: 0.003),
        .init("one.ess", runs[1].size, standardError: runs[1].size / 4),
        .init("one.crossings", runs[0].crossings + runs[1].crossings),
        // What a ball at the top of the wide mode must climb, and in how many billion trajectories a push of that
        // energy comes once: in two dimensions the energy of a push is exponential
        .init("climb", TwoModes.climb), .init("pushes", exp(TwoModes.climb) / 1e9),
        .init("hand.share", runs[2].share.value, standardError: runs[2].share.error),
        .init("ladder.share", runs[3].share.value, standardError: runs[3].share.error),
        .init(
          "ladder.crossings", Double(runs[3].crossings),
          standardError: max(1, Double(runs[3].crossings) / 8)),
        .init("ladder.r-hat", runs[3].row.rHat, standardError: 0.01),
        .init(
          "exchange.least", tempered.exchangeRates.min() ?? .nan, standardError: 0.03),
        .init(
          "exchange.most", tempered.exchangeRates.max() ?? .nan, standardError: 0.03),
        .init(
          "round-trips", Double(tempered.roundTrips.reduce(0, +)),
          standardError: max(1, Double(tempered.roundTrips.reduce(0, +)) / 8)),
      ])
  }

  private static let rungs = 6
  private static let thinning = 10

  private static func answer(_ runs: [ModeRun], _ tempered: TemperedDraws) -> String {
    let (one, ladder) = (runs[1], runs[3])
    return
      "Then its draws are wrong and may look perfect: four chains from the left mode have R-hat "
      + "\(NumberText.fixed(one.row.rHat, decimals: 3)) and \(NumberText.fixed(one.size, decimals: 0)) effective draws, "
      + "\(one.passes ? "pass every check" : "raise an alarm here") and "
      + (one.crossings == 0
        ? "never see the other mode. " : "have crossed to the other mode, which is rare. ")
      + "On a ladder of \(tempered.ladder.powers.count) tempered chains the share of the left mode is "
      + "\(NumberText.value(ladder.share.value, withError: ladder.share.error)); exact is "
      + "\(NumberText.significant(ModeRun.exactShare, digits: 4))."
  }

  private static func claim(_ id: String, _ which: String, _ run: ModeRun) -> Claim {
    Claim(
      id, Claim.Source(lecture: "001", slide: "HMC"),
      "weight of the wide mode by a ladder of tempered chains \(which)",
      .crossCheck(
        route: "integral of the density over that mode", expected: ModeRun.exactShare,
        computed: run.share.value, .monteCarlo(standardError: run.share.error)))
  }

  // MARK: Tables

  private static func table(_ runs: [ModeRun]) -> Table {
    Table(
      title: "Share of draws in the left mode",
      columns: ["chains", "crossings", "share", "MCSE", "R-hat", "ESS", "verdict"],
      rows: runs.map { run in
        [
          run.name, "\(run.crossings)", NumberText.fixed(run.share.value, decimals: 3),
          run.share.error.isFinite ? NumberText.significant(run.share.error, digits: 2) : "",
          NumberText.fixed(run.row.rHat, decimals: 3), NumberText.fixed(run.size, decimals: 0),
          run.verdict,
        ]
      } + [
        ["exact", "", NumberText.fixed(ModeRun.exactShare, decimals: 3), "", "", "", ""]
      ],
      note:
        "Crossings: how often the mode changes from draw to draw. MCSE: Monte Carlo standard error, unknown where "
        + "a chain stays on one side. R-hat and ESS (bulk or tail, the smaller) are those of θ₁. Passes: R-hat at most 1.01 and "
        + "400 effective draws or more. Right: the share within 4.4 of its MCSEs of the exact one.")
  }

  private static func table(_ tempered: TemperedDraws) -> Table {
    let powers = tempered.ladder.powers
    return Table(
      title: "The engine's ladder",
      columns: ["rung", "power b", "temperature 1/b", "exchanged with the next rung"],
      rows: powers.indices.map { rung in
        [
          "\(rung + 1)", NumberText.significant(powers[rung], digits: 3),
          NumberText.significant(1 / powers[rung], digits: 3),
          rung < tempered.exchangeRates.count
            ? "\(NumberText.fixed(100 * tempered.exchangeRates[rung], decimals: 0)) %" : "",
        ]
      },
      note:
        "The warm-up moves the inner powers to make the rates alike, as far as its few offers can tell. Round trips from the "
        + "target to the hottest rung and back: \(tempered.roundTrips.reduce(0, +)) in all chains.")
  }

  // MARK: Figures

  private static let oneDraw = Agreement.notCompared(because: "single draws of chains")

  private static func traces(_ runs: [ModeRun]) -> Figure {
    let shown = 400
    let titles: [Text] = ["NUTS from both modes", "NUTS from the left", "", "Ladder from the left"]
    return Figure(
      name: "two-modes",
      caption:
        "NUTS stays in the mode where it began; the coldest rung of a ladder, which is the target, visits both. Traces of "
        + "the first coordinate, four chains each, \(shown) draws. R-hat sees the fault in the first panel and not in "
        + "the second.",
      layout: Figure.Layout(
        columns: 3, width: 1380, height: 560, margins: (95, 30, 55, 90), gaps: (80, 100)),
      panels: [0, 1, 3].map { index in
        Panel(
          titles[index], x: Axis("draw", range: 0...Double(shown), tics: .every(100)),
          y: Axis(index == 0 ? "*θ*₁" : "", range: -12...12, tics: .every(4)),
          layers: .traces(
            "trace_\(index)", of: runs[index].draws.map { Array($0.prefix(shown)) },
            agreement: oneDraw))
      })
  }

  private static func figure(_ ladder: TemperingLadder, _ paths: ReplicaPaths) -> Figure {
    // p^b over θ₁, summed over a grid of θ₂; each rung on its own base line
    let x = [Double].evenlySpaced(from: -20, to: 20, count: 161)
    let count = ladder.powers.count
    let tics = Axis.Tics.labelled(
      ladder.powers.indices.map { rung in (Double(rung), "\(rung + 1)") })
    let rangeOfRungs = -0.5...(Double(count) + 0.2)
    let densities = ladder.powers.enumerated().map { rung, power -> Layer in
      let heights = x.map { x in
        // Grid steps of 0.25: the narrowest mode is 0.5 wide
        [Double].evenlySpaced(from: -60, to: 60, count: 481)
          .reduce(0) { $0 + exp(power * TwoModes().logDensity(at: [x, $1])) }
      }
      let peak = heights.max() ?? 1
      return .band(
        "density_\(rung)", x: x, lower: x.map { _ in Double(rung) },
        upper: heights.map { Double(rung) + 0.85 * $0 / peak }, rung == count - 1 ? .blue : .sky,
        opacity: 0.7, agreement: .notCompared(because: "the warm-up chooses the powers"))
    }
    let inks: [Ink] = [.blue, .vermillion]
    return Figure(
      name: "ladder",
      caption:
        "Flattened, the two modes run into one, and what crosses there climbs back to the target. Left: the target to "
        + "the power b, from almost flat to the target itself. Right: the paths of two of the "
        + "\(count) replicas through the rungs; where they stand on the highest they are draws of the target.",
      layout: Figure.Layout(columns: 2, width: 1200, height: 680),
      panels: [
        Panel(
          "The rungs", x: Axis("*θ*₁", range: -20...20, tics: .every(10)),
          y: Axis("rung", range: rangeOfRungs, tics: tics), layers: densities),
        Panel(
          "Two replicas on the ladder",
          x: Axis("step", range: 0...Double(ReplicaPaths.steps), tics: .every(50)),
          y: Axis("rung", range: rangeOfRungs, tics: tics),
          layers: zip([0, count - 1], inks).enumerated().map { index, pair in
            let path = paths.rungs[pair.0]
            return .line(
              "replica_\(index)", x: path.indices.map(Double.init), y: path.map(Double.init),
              // Told apart in grey too
              Stroke(pair.1, width: 2.5, dash: index == 0 ? .solid : .dashed), agreement: oneDraw)
          }),
      ])
  }
}

/// What a set of chains says of the two modes.
struct ModeRun: Sendable {
  let name: String
  /// θ₁, chains × draws
  let draws: [[Double]]
  let row: Summary.Row
  /// Share of draws in the left mode with its Monte Carlo error, NaN where a chain stays on one side.
  let share: (value: Double, error: Double)
  /// How often a chain changes sides.
  let crossings: Int

  /// Between the modes, five standard deviations from either.
  static let edge = 2.5

  /// The integral of the density left of the edge.
  static let exactShare = zip(TwoModes.weights, zip(TwoModes.centres, TwoModes.widths))
    .reduce(0) { sum, mode in
      sum
        + mode.0 * Normal(mean: mode.1.0, standardDeviation: mode.1.1).cumulative(edge)
    }

  init(_ name: String, _ draws: [[Double]]) {
    self.name = name
    self.draws = draws
    row = Summary.Row(name: "theta1", chains: draws)
    let sides = draws.map { $0.map { $0 < ModeRun.edge ? 1.0 : 0 } }
    share = (sampleMean(sides.flatMap(\.self)), MonteCarloError.mean(sides))
    crossings = sides.reduce(0) { $0 + zip($1, $1.dropFirst()).count { $0 != $1 } }
  }

  var size: Double { min(row.bulkSize, row.tailSize) }

  /// Whether the diagnostics find nothing.
  var passes: Bool { row.rHat <= 1.01 && size >= 400 }

  /// What the diagnostics say, and whether it is true. A share whose error is unknown is not right.
  var verdict: String {
    let isRight = abs(share.value - ModeRun.exactShare) <= 4.42 * share.error
    return switch (passes, isRight) {
    case (true, true): "passes, right"
    case (true, false): "passes, wrong"
    case (false, true): "alarm, and yet right"
    case (false, false): "alarm, wrong"
    }
  }
}

/// A ladder of tempered random walks that exchange their places, written out.
struct LadderByHand: Sendable {
  let target: TwoModes
  /// From the flattest to 1.
  let powers: [Double]
  /// Where each rung is.
  var positions: [[Double]]
  /// Whether the next offers go to the pairs (1, 2), (3, 4), ...
  private var isOdd = false

  init(_ target: TwoModes, _ ladder: TemperingLadder, from start: [Double]) {
    self.target = target
    powers = ladder.powers
    positions = powers.map { _ in start }
  }

  /// A step of every rung, then offers of exchanges to every second pair of neighbours.
  // snippet: exchange
  mutating func step(using random: inout RandomSource) {
    for (rung, power) in powers.enumerated() {
      let tempered = PowerPosterior(FlattenedDensity(target), power: power)
      positions[rung] =
        metropolis(
          tempered, from: positions[rung], width: 1 / power.squareRoot(), steps: 1, using: &random)[
          0]
    }
    for lower in stride(from: isOdd ? 1 : 0, to: powers.count - 1, by: 2) {
      let upper = lower + 1
      let gain =
        target.logDensity(at: positions[lower]) - target.logDensity(at: positions[upper])
      if random.uniform() < exp((powers[upper] - powers[lower]) * gain) {
        positions.swapAt(lower, upper)
      }
    }
    isOdd.toggle()
  }
  // end snippet

  /// θ₁ at the power 1, four chains × draws.
  static func chains(
    _ target: TwoModes, _ ladder: TemperingLadder, from start: [Double], draws: Int, thinning: Int,
    using random: RandomSource
  ) -> [[Double]] {
    (0..<4).map { chain in
      var stream = random.stream(chain)
      var byHand = LadderByHand(target, ladder, from: start)
      // The way in: the hottest rung forgets its start in some tens of steps
      for _ in 0..<500 { byHand.step(using: &stream) }
      return (0..<draws).map { _ in
        for _ in 0..<thinning { byHand.step(using: &stream) }
        return byHand.positions[byHand.positions.count - 1][0]
      }
    }
  }
}

/// At which rung each replica stands, step by step.
private struct ReplicaPaths: Sendable {
  /// `rungs[replica][step]`
  let rungs: [[Int]]

  static let steps = 200

  init<Rung: RungKernel>(
    _ kernel: ParallelTempering<Rung>, from start: [Double], using stream: RandomSource
  ) {
    var random = stream
    var state = kernel.start(at: start)
    let tuned = kernel.tuned(2000, from: &state, using: &random) { _ in }
    var rungs = state.replicas.map { _ in [Int]() }
    for _ in 0...ReplicaPaths.steps {
      for (rung, replica) in state.replicas.enumerated() { rungs[replica].append(rung) }
      _ = tuned.step(&state, using: &random)
    }
    self.rungs = rungs
  }
}
