import BayesNumerics
import Inference
import Plotting
import RealModule
import Workbook

extension EveryMethod {
  /// Random walk, slice, HMC and NUTS: who crosses from peak to peak, and which diagnosis sees it.
  static let chains = Section<EveryMethodStudy>(
    "chains", "Do chains find the second peak, and who notices if not?", seconds: 0.6
  ) { _, run in
    // Model: the lecture's, and the same with noise a fifth as large, whose peaks lie deeper apart
    let exact = try ExactPosterior(NonlinearModel.lecture.posterior)
    var sharp = NonlinearModel.lecture
    sharp.noiseVariance = 0.16
    let deep = try ExactPosterior(sharp.posterior)

    // Inference: four chains each, from draws of the prior; NUTS also with all chains from one place
    let draws = run.isQuick ? 500 : 2000
    let study = ChainStudy(draws: draws)
    let ordinary = await study.all(exact, using: run.random("lecture"))
    let hard = await study.all(deep, using: run.random("sharp"))

    // What it shows
    let (nuts, one) = (hard[3], hard[4])
    return Findings(
      answer:
        "Here they do, now and then: NUTS crosses \(ordinary[3].crossings) times in \(NumberText.grouped(4 * draws)) draws. "
        + "With a fifth of the noise it crosses \(nuts.crossings) times; from starts that are spread out R-hat is "
        + "\(NumberText.fixed(nuts.rHat, decimals: 2)), from one start it is \(NumberText.fixed(one.rHat, decimals: 3)), and "
        + "\(one.passes ? "nobody notices" : "an alarm is raised here").",
      tables: [
        table("The lecture's posterior", ordinary, exact),
        table("The same with a fifth of the noise, σ² = 0.16", hard, deep),
      ],
      figures: [figure([ordinary[0], ordinary[1], ordinary[3]], [hard[3], hard[4], hard[1]])],
      claims: claims(ordinary, hard, exact, deep),
      values: [
        .init("draws", 4 * draws), .init("mass", exact.share(above: 1.5)),
        .init("sharp.mass", deep.share(above: ChainStudy.edge(deep))),
        .init("climb", ChainStudy.climb(exact)), .init("sharp.climb", ChainStudy.climb(deep)),
        // A push of that energy: z² / 2 above it
        .init("pushes", 1 / ChainStudy.chance(exact)),
        .init("sharp.pushes", 1 / ChainStudy.chance(deep)),
        .init(
          "nuts.crossings", Double(ordinary[3].crossings),
          standardError: max(1, Double(ordinary[3].crossings).squareRoot())),
        .init(
          "slice.crossings", Double(ordinary[1].crossings),
          standardError: max(1, Double(ordinary[1].crossings).squareRoot())),
        .init("sharp.spread.r-hat", nuts.rHat, standardError: 0.5),
        .init("sharp.one.r-hat", one.rHat, standardError: 0.003),
        .init("sharp.one.ess", one.size, standardError: one.size / 4),
        .init("sharp.hmc.share", hard[2].share.value, standardError: 0.25),
        .init("sharp.one.share", one.share.value, standardError: 0.02),
        .init(
          "sharp.slice.share", hard[1].share.value, standardError: max(0.001, hard[1].share.error)),
        .init("sharp.slice.r-hat", hard[1].rHat, standardError: 0.01),
      ])
  }

  // MARK: Table

  private static func table(_ title: String, _ runs: [ChainRun], _ exact: ExactPosterior) -> Table {
    Table(
      title: title,
      columns: [
        "four chains", "evaluations", "crossings", "second peak", "MCSE", "R-hat", "ESS", "verdict",
      ],
      rows: runs.map { run in
        [
          run.name, NumberText.grouped(run.evaluations), "\(run.crossings)",
          NumberText.fixed(run.share.value, decimals: 3),
          run.share.error.isFinite ? NumberText.significant(run.share.error, digits: 2) : "",
          NumberText.fixed(run.rHat, decimals: 3), NumberText.fixed(run.size, decimals: 0),
          run.verdict,
        ]
      } + [
        [
          "exact", "", "",
          NumberText.fixed(exact.share(above: ChainStudy.edge(exact)), decimals: 3), "", "", "", "",
        ]
      ],
      note:
        "Evaluations: values, or values with slopes, warm-up included. Crossings: how often a chain changes sides. MCSE: Monte Carlo standard error, unknown where a chain "
        + "stays on one side. Passes: R-hat at most 1.01 and 400 effective draws or more.")
  }

  // MARK: Figure

  private static func figure(_ above: [ChainRun], _ below: [ChainRun]) -> Figure {
    let shown = 300
    let chance = Agreement.notCompared(because: "single draws of chains")
    return Figure(
      name: "chains",
      caption:
        "What looks like four agreeing chains may be four chains in one peak. Above, the lecture's posterior: "
        + "all cross. Below, a fifth of the noise: from spread starts NUTS chains disagree and R-hat sees it; from one start they agree, "
        + "and miss a peak; slice sampling, whose first interval reaches over the valley, crosses. "
        + "\(shown) draws of each of four chains.",
      layout: Figure.Layout(
        columns: 3, width: 1380, height: 860, margins: (95, 30, 55, 90), gaps: (80, 120)),
      panels: (above + below).enumerated().map { place, run in
        Panel(
          Text(verbatim: run.name) + (place < 3 ? ", *σ*² = 0.8" : ", *σ*² = 0.16"),
          x: Axis(place > 2 ? "draw" : "", range: 0...Double(shown), tics: .every(100)),
          y: Axis(place % 3 == 0 ? "*θ*" : "", range: -7...7, tics: .every(2)),
          layers: .traces(
            "trace_\(place)", of: run.draws.map { Array($0.prefix(shown)) }, agreement: chance))
      })
  }

  // MARK: Claims

  private static func claims(
    _ ordinary: [ChainRun], _ hard: [ChainRun], _ exact: ExactPosterior, _ deep: ExactPosterior
  ) -> [Claim] {
    let source = Claim.Source(lecture: "002", slide: "Nonlinear Models")
    let slice = ordinary[1]
    return [
      Claim(
        "45aa", source, "share above 1.5 by slice sampling",
        .crossCheck(
          route: "quadrature", expected: exact.share(above: 1.5), computed: slice.share.value,
          .monteCarlo(standardError: slice.share.error))),
      Claim(
        "45ab", source, "four NUTS chains from one start, a fifth of the noise",
        .shape(
          "the posterior of a nonlinear model may have two peaks",
          measuring: "share of the second peak, over the exact one",
          hard[4].share.value / deep.share(above: ChainStudy.edge(deep)), .below(0.9),
          // A push over the pass comes once in 6e11 trajectories, of which there are some 10,000
          precision: .notCompared, falseAlarmRate: 1e-6)),
    ]
  }
}

/// The same chains on any posterior.
struct ChainStudy: Sendable {
  let draws: Int
  static let warmUp = 500

  /// Between the two highest peaks.
  static func edge(_ exact: ExactPosterior) -> Double { exact.pass ?? exact.mean }

  /// How far log p falls from the highest peak to the pass.
  static func climb(_ exact: ExactPosterior) -> Double {
    let top = exact.peaks.map { exact.posterior.logJoint($0) }.max() ?? 0
    return top - exact.posterior.logJoint(edge(exact))
  }

  /// That a push from the top carries a ball over: its energy z²/2 must exceed the climb.
  static func chance(_ exact: ExactPosterior) -> Double {
    2 * Normal().upperTail((2 * climb(exact)).squareRoot())
  }

  /// Random walk, slice sampling, HMC, NUTS, and NUTS with all chains from the highest peak.
  func all(_ exact: ExactPosterior, using random: RandomSource) async -> [ChainRun] {
    let edge = Self.edge(exact)
    let spread = FourChains.starts(CountedPosterior(exact.posterior), using: random)
    let top = exact.peaks.max { exact.density($0) < exact.density($1) } ?? 0
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
    return [
      await run("random walk", from: spread) { RandomWalk($0, widths: [1]) },
      await run("slice sampling", from: spread) { SliceKernel(target: $0, width: 12) },
      await run("HMC", from: spread) { HMC($0, steps: 5) },
      await run("NUTS", from: spread) { NUTS($0) },
      await run("NUTS, one start", from: spread.map { _ in [top] }) { NUTS($0) },
    ]
  }
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
