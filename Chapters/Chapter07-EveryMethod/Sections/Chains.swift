import BayesNumerics
import Inference
import Plotting
import RealModule
import Workbook

extension EveryMethod {
  /// Random walk, slice, HMC and NUTS: who crosses from peak to peak, and which diagnostic sees it.
  static let chains = Section<EveryMethodStudy>(
    "chains", "Do chains find the second peak, and who notices if not?",
    options: EveryMethodSettings.ofModel, seconds: 2
  ) { study, run in
    // Model: the lecture's or the reader's, and the same with noise a fifth as large, whose peaks lie deeper apart
    let (exact, sharp) = (study.exact, study.sharper)
    let deep = sharp.exact

    // Inference: four chains each, from draws of the prior; NUTS also with all chains from one place
    let draws = run.isQuick ? 500 : 2000
    let chains = ChainStudy(draws: draws, unit: study.model.prior.standardDeviation)
    let ordinary = await chains.all(exact, edge: study.edge, using: run.random("lecture"))
    let hard = await chains.all(deep, edge: deep.edge, using: run.random("sharp"))

    // How often spread starts help: NUTS and HMC many times over
    let repeats = await SpreadStarts(
      deep, seeds: run.isQuick ? 10 : 50, unit: study.model.prior.standardDeviation,
      using: run.random("repeats"))

    // What it shows
    let (nuts, slice, narrowSlice) = (ordinary[.nuts], ordinary[.slice], ordinary[.narrowSlice])
    let (sharpSlice, sharpNarrowSlice) = (hard[.slice], hard[.narrowSlice])
    let (spread, one, sharpHMC) = (hard[.nuts], hard[.nutsOneStart], hard[.hmc])
    return Findings(
      answer: answer(study, ordinary, hard, repeats),
      tables: [
        table(
          study.model.isLecture ? "The lecture's posterior" : "The posterior",
          ordinary, exact, study.aboveEdge, edge: study.edge),
        table(
          "The same with a fifth of the noise, σ² = \(NumberText.significant(sharp.model.noiseVariance, digits: 3))",
          hard, deep, study.model.isLecture ? "second peak" : aboveEdge(deep), edge: deep.edge),
      ],
      figures: [
        figure(
          study, [ordinary[.randomWalk], slice, nuts], [spread, one, sharpSlice],
          sharpVariance: sharp.model.noiseVariance)
      ],
      claims: claims(ordinary, hard, exact),
      values: [
        .init("draws", 4 * draws), .init("mass", exact.share(above: study.edge)),
        .init("sharp.mass", deep.share(above: deep.edge)),
        .init("climb", ChainStudy.climb(exact)), .init("sharp.climb", ChainStudy.climb(deep)),
        // A push of that energy: z² / 2 above it
        .init("pushes", 1 / ChainStudy.chance(exact)),
        .init("pushes.average", 1 / ChainStudy.averageChance(exact)),
        .init("sharp.pushes", 1 / ChainStudy.chance(deep)),
        .init(
          "nuts.crossings", Double(nuts.crossings),
          standardError: max(1, Double(nuts.crossings).squareRoot())),
        .init(
          "slice.crossings", Double(slice.crossings),
          standardError: max(1, Double(slice.crossings).squareRoot())),
        .init(
          "narrow-slice.crossings", Double(narrowSlice.crossings),
          standardError: max(1, Double(narrowSlice.crossings).squareRoot())),
        .init(
          "sharp.slice.crossings", Double(sharpSlice.crossings),
          standardError: max(1, Double(sharpSlice.crossings).squareRoot())),
        .init(
          "sharp.narrow-slice.crossings", Double(sharpNarrowSlice.crossings),
          standardError: max(1, Double(sharpNarrowSlice.crossings).squareRoot())),
        .init("sharp.spread.r-hat", spread.rHat, standardError: 0.5),
        .init("sharp.one.r-hat", one.rHat, standardError: 0.003),
        .init("sharp.one.ess", one.size, standardError: one.size / 4),
        .init("sharp.hmc.share", sharpHMC.share.value, standardError: 0.25),
        .init("sharp.one.share", one.share.value, standardError: 0.02),
        .init("repeats", repeats.seeds),
        .init("repeats.four-left", repeats.allOnOneSide),
        .init("repeats.nuts.alarm", repeats.nuts.alarm, standardError: repeats.error),
        .init("repeats.nuts.silent", repeats.nuts.silent, standardError: repeats.error),
        .init("repeats.hmc.alarm", repeats.hmc.alarm, standardError: repeats.error),
        .init("repeats.hmc.silent", repeats.hmc.silent, standardError: repeats.error),
        .init(
          "sharp.slice.share", sharpSlice.share.value,
          standardError: max(0.001, sharpSlice.share.error)),
        .init("sharp.slice.r-hat", sharpSlice.rHat, standardError: 0.01),
      ].filter(\.number.isFinite))
  }

  private static func aboveEdge(_ exact: ExactPosterior) -> String {
    "share above \(exact.text(exact.edge))"
  }

  // MARK: Answer and table

  private static func answer(
    _ study: EveryMethodStudy, _ ordinary: [ChainRun], _ hard: [ChainRun], _ repeats: SpreadStarts
  ) -> String {
    let (nuts, spread, one) = (ordinary[.nuts], hard[.nuts], hard[.nutsOneStart])
    guard study.exact.pass != nil else {
      let passing = ordinary.count(where: \.passes)
      return
        "There is one peak, and nothing to cross: of \(ordinary.count) sets of four chains \(passing) pass R-hat and "
        + "have 400 effective draws; NUTS has \(nuts.rHat.isFinite ? "an R-hat of \(NumberText.fixed(nuts.rHat, decimals: 3))" : "no R-hat, as a chain never moves")."
    }
    return
      "Here NUTS crosses \(nuts.crossings) times in \(NumberText.grouped(nuts.draws.reduce(0) { $0 + $1.count })) draws. "
      + "With a fifth of the noise it crosses \(spread.crossings) times. From spread starts R-hat then raises an alarm in "
      + "\(repeats.count(repeats.nuts.alarm)) of \(repeats.seeds) repetitions, and in "
      + "\(repeats.count(repeats.nuts.silent)) all is quiet though a peak is lost; from one start R-hat is "
      + "\(one.rHat.isFinite ? NumberText.fixed(one.rHat, decimals: 3) : "not to be had"), and "
      + "\(one.passes ? "nobody notices" : "an alarm is raised here")."
  }

  private static func table(
    _ title: String, _ runs: [ChainRun], _ exact: ExactPosterior, _ above: String, edge: Double
  ) -> Table {
    func fixed(_ value: Double, _ decimals: Int) -> String {
      value.isFinite ? NumberText.fixed(value, decimals: decimals) : "—"
    }
    return Table(
      title: title,
      columns: [
        "four chains", "evaluations", "crossings", "chains that cross", above, "MCSE", "R-hat",
        "ESS", "verdict",
      ],
      rows: runs.map { run in
        [
          run.name, NumberText.grouped(run.evaluations), "\(run.crossings)",
          "\(run.crossingChains) of \(run.draws.count)",
          NumberText.fixed(run.share.value, decimals: 3),
          run.share.error.isFinite ? NumberText.significant(run.share.error, digits: 2) : "",
          fixed(run.rHat, 3), fixed(run.size, 0),
          run.verdict,
        ]
      } + [
        [
          "exact", "", "", "", NumberText.fixed(exact.share(above: edge), decimals: 3), "", "", "",
          "",
        ]
      ],
      note:
        "Evaluations: values, or values with slopes, warm-up included. Crossings: how often a chain changes sides. "
        + "The sides meet between the two highest peaks; a chain on a lower peak shows in R-hat alone. "
        + "Wide and narrow: the first interval of the slice sampler is six prior standard deviations, or one. MCSE: "
        + "Monte Carlo standard error, unknown where a chain, "
        + "or half of one, stays on one side. ESS: effective sample size. Passes: R-hat at most 1.01 and 400 effective draws or more."
    )
  }

  // MARK: Figure

  private static func figure(
    _ study: EveryMethodStudy, _ above: [ChainRun], _ below: [ChainRun], sharpVariance: Double
  ) -> Figure {
    let shown = 300
    let chance = Agreement.notCompared(because: "single draws of chains")
    let isLecture = study.model.isLecture
    let range = isLecture ? -7...7 : study.window
    let variances = [study.model.noiseVariance, sharpVariance].map {
      NumberText.significant($0, digits: 3)
    }
    return Figure(
      name: "chains",
      caption:
        "What looks like four agreeing chains may be four chains in one peak. Above, "
        + (isLecture ? "the lecture's posterior" : "the posterior")
        + "; below, a fifth of the noise, with NUTS from spread starts, NUTS from one start, "
        + "and slice sampling whose first interval reaches over the valley. "
        + "\(shown) draws of each of four chains; which is which does not matter, only where they go.",
      layout: Figure.Layout(
        columns: 3, width: 1380, height: 860, margins: (95, 30, 55, 90), gaps: (80, 120)),
      panels: (above + below).enumerated().map { place, run in
        Panel(
          Text(verbatim: run.name) + ", *σ*² = " + Text(verbatim: variances[place / 3]),
          x: Axis(place > 2 ? "Draw" : "", range: 0...Double(shown), tics: .every(100)),
          y: Axis(
            place % 3 == 0 ? "*θ*" : "", range: range, tics: isLecture ? .every(2) : .automatic),
          layers: .traces(
            "trace_\(place)", of: run.draws.map { Array($0.prefix(shown)) }, agreement: chance))
      })
  }

  // MARK: Claims

  private static func claims(
    _ ordinary: [ChainRun], _ hard: [ChainRun], _ exact: ExactPosterior
  ) -> [Claim] {
    let source = Claim.Source(lecture: "002", slide: "Nonlinear Models")
    let (slice, one) = (ordinary[.slice], hard[.nutsOneStart])
    return [
      Claim(
        "45aa", source, "share above 1.5 by slice sampling",
        .crossCheck(
          route: "quadrature", expected: exact.share(above: 1.5), computed: slice.share.value,
          .monteCarlo(standardError: slice.share.error))),
      Claim(
        "45ab", source, "four NUTS chains from one start, a fifth of the noise",
        .shape(
          "a picture of a posterior with two peaks",
          measuring: "crossings between the peaks after the warm-up",
          Double(one.crossings), .below(0.5),
          // A push over the pass comes once in 6e11 trajectories, of which there are some 10,000
          precision: .notCompared, falseAlarmRate: 1e-6)),
    ]
  }
}

/// The sets of chains of a ``ChainStudy``, in the order in which it runs them.
enum ChainRow: Int { case randomWalk, slice, hmc, nuts, nutsOneStart, narrowSlice }

extension [ChainRun] {
  subscript(_ row: ChainRow) -> ChainRun { self[row.rawValue] }
}

/// The same chains on any posterior.
struct ChainStudy: Sendable {
  let draws: Int
  /// The prior's standard deviation, by which steps are measured.
  let unit: Double
  static let warmUp = 500

  /// How far log p falls from the highest peak to the pass.
  static func climb(_ exact: ExactPosterior) -> Double {
    exact.posterior.logJoint(exact.highestPeak) - exact.posterior.logJoint(exact.edge)
  }

  /// That a push from the top carries a ball over: its energy z²/2 must exceed the climb.
  static func chance(_ exact: ExactPosterior) -> Double {
    2 * Normal().upperTail((2 * climb(exact)).squareRoot())
  }

  /// The same, from a draw of the posterior on the side of the highest peak.
  static func averageChance(_ exact: ExactPosterior) -> Double {
    let (edge, pass) = (exact.edge, exact.posterior.logJoint(exact.edge))
    let isLeft = exact.highestPeak < edge
    let (mass, over) = gaussNodes(between: exact.places).reduce((0.0, 0.0)) { sums, node in
      guard (node.place < edge) == isLeft else { return sums }
      let share = node.weight * exact.density(node.place)
      let climb = max(0, exact.posterior.logJoint(node.place) - pass)
      return (sums.0 + share, sums.1 + share * 2 * Normal().upperTail((2 * climb).squareRoot()))
    }
    return over / mass
  }

  /// Random walk, slice sampling, HMC, NUTS, NUTS with all chains from the highest peak, and slice sampling with a
  /// narrow first interval; in the order of ``ChainRow``.
  func all(
    _ exact: ExactPosterior, edge: Double, using random: RandomSource
  ) async -> [ChainRun] {
    let spread = FourChains.starts(CountedPosterior(exact.posterior), using: random)
    func run<Kernel: TransitionKernel>(
      _ name: String, from starts: [[Double]], _ kernel: (CountedPosterior) -> Kernel
    ) async -> ChainRun {
      let target = CountedPosterior(exact.posterior)
      let found = await sample(
        kernel(target), from: starts,
        lengths: ChainLengths(warmUp: Self.warmUp, draws: draws),
        recording: Recorder(names: ["theta"]), using: random.stream(name))
      return ChainRun(name, found["theta"], edge: edge, evaluations: target.evaluations)
    }
    let top = [exact.highestPeak]
    return [
      await run("random walk", from: spread) { RandomWalk($0, widths: [unit / 2]) },
      await run("slice sampling", from: spread) { SliceKernel(target: $0, width: 6 * unit) },
      await run("HMC", from: spread) { HMC($0, steps: 5) },
      await run("NUTS", from: spread) { NUTS($0) },
      await run("NUTS, one start", from: spread.map { _ in top }) { NUTS($0) },
      await run("slice sampling, narrow", from: spread) { SliceKernel(target: $0, width: unit) },
    ]
  }
}

/// Four chains of NUTS and of HMC from draws of the prior, many times over: how often R-hat raises an alarm.
private struct SpreadStarts: Sendable {
  let seeds: Int
  /// The probability that all four starts are on the side of the highest peak.
  let allOnOneSide: Double
  let nuts: Outcome
  let hmc: Outcome

  struct Outcome: Sendable {
    /// Share of the seeds in which R-hat is above 1.01.
    let alarm: Double
    /// Share in which it is not, and the share above the edge is off by more than half of it.
    let silent: Double
  }

  init(
    _ exact: ExactPosterior, seeds: Int, unit: Double, using random: RandomSource
  ) async {
    let sheet = ScoreSheet(exact, edge: exact.edge)
    func outcome<Kernel: TransitionKernel & Sendable>(
      _ name: String, _ kernel: @escaping @Sendable (CountedPosterior) -> Kernel
    ) async -> Outcome {
      let found = await withTaskGroup(of: (alarm: Bool, silent: Bool).self) { group in
        for seed in 0..<seeds {
          group.addTask {
            let stream = random.stream(name).stream(seed)
            let target = CountedPosterior(exact.posterior)
            let draws = await sample(
              kernel(target), from: FourChains.starts(target, using: stream),
              lengths: ChainLengths(warmUp: 500, draws: 500),
              recording: Recorder(names: ["theta"]), inParallel: false,
              using: stream.stream("chains"))["theta"]
            let share = sampleMean(draws.flatMap(\.self).map { $0 > exact.edge ? 1.0 : 0 })
            let alarm = !(RHat.rankNormalized(draws) <= 1.01)
            return (alarm, !alarm && sheet.losesSide(share))
          }
        }
        return await group.reduce(into: (alarm: 0.0, silent: 0.0)) { counts, one in
          counts.alarm += one.alarm ? 1 : 0
          counts.silent += one.silent ? 1 : 0
        }
      }
      return Outcome(alarm: found.alarm / Double(seeds), silent: found.silent / Double(seeds))
    }
    self.seeds = seeds
    let prior = exact.posterior.priorSpread
    let below = prior.cumulative(exact.edge)
    let side = exact.highestPeak < exact.edge ? below : 1 - below
    allOnOneSide = side * side * side * side
    nuts = await outcome("nuts") { NUTS($0) }
    hmc = await outcome("hmc") { HMC($0, steps: 5) }
  }

  /// Of a share of the seeds, at most: half of them.
  var error: Double { 0.5 / Double(seeds).squareRoot() }

  func count(_ share: Double) -> Int { Int((share * Double(seeds)).rounded()) }
}

/// ``SliceSampler`` as a kernel, so that chains of it run as all others do.
struct SliceKernel: TransitionKernel {
  let target: CountedPosterior
  let width: Double

  struct State: ChainState {
    var position: [Double]
    var height: Double
  }

  struct Info: StepInfo {
    let height: Double
    static let names = ["lp__"]
    var values: [Double] { [height] }
  }

  func start(at position: [Double]) -> State {
    State(position: position, height: target(position[0]))
  }

  func step(_ state: inout State, using random: inout RandomSource) -> Info {
    var (theta, height) = (state.position[0], state.height)
    SliceSampler(width: width).step(&theta, &height, { target($0) }, using: &random)
    state = State(position: [theta], height: height)
    return Info(height: height)
  }
}
