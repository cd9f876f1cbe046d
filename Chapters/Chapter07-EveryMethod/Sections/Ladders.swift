import BayesNumerics
import Inference
import Plotting
import RealModule
import Workbook

extension EveryMethod {
  /// From prior to posterior in steps: parallel tempering, and sequential Monte Carlo.
  static let ladders = Section<EveryMethodStudy>(
    "ladders", "What does a path from prior to posterior buy?",
    options: EveryMethodSettings.ofModel, seconds: 0.6
  ) { study, run in
    // Model: the sharp posterior of the last section, where chains stay in a peak
    let (sharp, exact) = study.sharper
    let (edge, top) = (exact.edge, exact.highestPeak)

    // Inference: four ladders that all start on the highest peak; particles that start as draws of the prior
    let draws = run.isQuick ? 500 : 2000
    let target = CountedPosterior(exact.posterior)
    let kernel = ParallelTempering(target, rungs: 5) {
      RandomWalk($0, widths: [sharp.prior.standardDeviation / 2])
    }
    let ladder = await sampleTempered(
      kernel, from: [[Double]](repeating: [top], count: 4),
      lengths: ChainLengths(warmUp: 1000, draws: draws), recording: Recorder(names: ["theta"]),
      using: run.random("ladder"))
    let chain = ChainRun(
      "ladder of 5 rungs", ladder.draws["theta"], edge: edge, evaluations: target.evaluations)
    let stones = SteppingStones.estimate(ladder)
    let crowd = await CrowdRun(
      exact, edge: edge, particles: run.isQuick ? 200 : 1000, using: run.random("crowd"))

    // What it shows
    let mass = exact.share(above: edge)
    return Findings(
      answer: answer(study, exact, chain, stones, crowd),
      tables: [table(study, sharp, exact, chain, stones, crowd)],
      figures: [figure(study, exact, ladder)],
      claims: claims(exact, chain, stones, crowd, edge: edge),
      values: [
        .init("mass", mass), .init("log-evidence", exact.logEvidence),
        .init("ladder.mass", chain.share.value, standardError: chain.share.error),
        .init(
          "ladder.crossings", Double(chain.crossings),
          standardError: max(1, Double(chain.crossings) / 10)),
        .init("ladder.log-evidence", stones.logEvidence, standardError: stones.standardError),
        .init("ladder.r-hat", chain.rHat, standardError: 0.005),
        .init(
          "ladder.evaluations", Double(chain.evaluations),
          standardError: 0.02 * Double(chain.evaluations)),
        .init(
          "crowd.evaluations", Double(crowd.estimate.evaluations),
          standardError: 0.05 * Double(crowd.estimate.evaluations)),
        .init("barrier", ladder.barrier, standardError: 0.05),
        .init("crowd.mass", crowd.share.value, standardError: crowd.share.error),
        .init(
          "crowd.log-evidence", crowd.estimate.logEvidence,
          standardError: crowd.estimate.standardError),
        .init("crowd.stages", Double(crowd.stages), standardError: 0.5),
      ].filter(\.number.isFinite))
  }

  // MARK: Answer and table

  private static func words(_ value: Double, _ error: Double) -> String {
    error > 0 ? NumberText.value(value, withError: error) : NumberText.fixed(value, decimals: 4)
  }

  private static func answer(
    _ study: EveryMethodStudy, _ exact: ExactPosterior, _ chain: ChainRun,
    _ stones: EvidenceEstimate, _ crowd: CrowdRun
  ) -> String {
    let mass = NumberText.fixed(exact.share(above: exact.edge), decimals: 4)
    let shares = (
      words(chain.share.value, chain.share.error), words(crowd.share.value, crowd.share.error)
    )
    guard exact.pass != nil else {
      return
        "The evidence, as there is one peak: its logarithm is \(words(stones.logEvidence, stones.standardError)) by a "
        + "ladder of five rungs and \(words(crowd.estimate.logEvidence, crowd.estimate.standardError)) by sequential "
        + "Monte Carlo; exact is \(NumberText.fixed(exact.logEvidence, decimals: 4))."
    }
    return study.model.isLecture
      ? "Crossings, and the evidence besides: on a ladder of five rungs that starts on the wrong side the second peak gets "
        + "\(shares.0) of the mass, by sequential Monte Carlo \(shares.1); exact is \(mass)."
      : "Crossings, and the evidence besides: on a ladder of five rungs that starts on the highest peak "
        + "\(shares.0) of the mass lies above \(exact.text(exact.edge)), by sequential Monte Carlo "
        + "\(shares.1); exact is \(mass)."
  }

  private static func table(
    _ study: EveryMethodStudy, _ sharp: NonlinearModel, _ exact: ExactPosterior, _ chain: ChainRun,
    _ stones: EvidenceEstimate, _ crowd: CrowdRun
  ) -> Table {
    let above =
      study.model.isLecture
      ? "second peak" : "share above \(exact.text(exact.edge))"
    return Table(
      title:
        "σ² = \(NumberText.significant(sharp.noiseVariance, digits: 3)): from prior to posterior in steps",
      columns: ["", "evaluations", above, "log evidence", "what it says of itself"],
      rows: [
        [
          "four ladders of 5 rungs, all started on the highest peak",
          NumberText.grouped(chain.evaluations),
          words(chain.share.value, chain.share.error),
          words(stones.logEvidence, stones.standardError),
          "R-hat \(NumberText.fixed(chain.rHat, decimals: 3)), "
            + (stones.isSound ? "evidence is sound" : stones.warnings[0]),
        ],
        [
          "sequential Monte Carlo, \(NumberText.grouped(crowd.particles)) particles",
          NumberText.grouped(crowd.estimate.evaluations),
          words(crowd.share.value, crowd.share.error),
          words(crowd.estimate.logEvidence, crowd.estimate.standardError),
          crowd.estimate.isSound ? "sound" : crowd.estimate.warnings[0],
        ],
        [
          "exact", "", NumberText.fixed(exact.share(above: exact.edge), decimals: 4),
          NumberText.fixed(exact.logEvidence, decimals: 4), "",
        ],
      ])
  }

  // MARK: Figure

  private static func figure(
    _ study: EveryMethodStudy, _ exact: ExactPosterior, _ ladder: TemperedDraws
  ) -> Figure {
    let powers = ladder.ladder.powers
    let isLecture = study.model.isLecture
    let range = isLecture ? -7...7 : study.window
    let x = [Double].evenlySpaced(from: range.lowerBound, to: range.upperBound, count: 281)
    let tics = Axis.Tics.labelled(powers.indices.map { (Double($0), "\($0 + 1)") })
    let shown = 400
    let densities = powers.enumerated().map { rung, power -> Layer in
      let heights = x.map { theta -> Double in
        .exp(
          exact.posterior.logPrior(theta).value
            + (power == 0 ? 0 : power * exact.posterior.logLikelihood(theta).value))
      }
      let peak = heights.filter(\.isFinite).max() ?? 1
      return .band(
        "density_\(rung)", x: x, lower: x.map { _ in Double(rung) },
        upper: heights.map { Double(rung) + 0.85 * $0 / peak },
        rung == powers.count - 1 ? .blue : .sky, opacity: 0.7,
        agreement: .notCompared(because: "the warm-up chooses the powers"))
    }
    return Figure(
      name: "ladders",
      caption:
        "Where the likelihood is weak the valley is shallow; what crosses there climbs back to the posterior. Left, the prior "
        + "times the likelihood to a power, from the prior (rung 1) to the posterior (rung \(powers.count)). Right, "
        + "the highest rung of four ladders that all started on the highest peak, \(shown) draws each.",
      layout: Figure.Layout(columns: 2, width: 1280, height: 600),
      panels: [
        Panel(
          "The rungs",
          x: Axis("Parameter *θ*", range: range, tics: isLecture ? .every(2) : .automatic),
          y: Axis("Rung", range: -0.3...Double(powers.count), tics: tics), layers: densities),
        Panel(
          "The highest rung", x: Axis("Draw", range: 0...Double(shown), tics: .every(100)),
          y: Axis("*θ*", range: range, tics: isLecture ? .every(2) : .automatic),
          layers: .traces(
            "trace", of: ladder.draws["theta"].map { Array($0.prefix(shown)) },
            agreement: .notCompared(because: "single draws of chains"))),
      ])
  }

  // MARK: Claims

  private static func claims(
    _ exact: ExactPosterior, _ chain: ChainRun, _ stones: EvidenceEstimate, _ crowd: CrowdRun,
    edge: Double
  ) -> [Claim] {
    let source = Claim.Source(lecture: "002", slide: "Nonlinear Models")
    let mass = exact.share(above: edge)
    return [
      Claim(
        "45ac", source, "share of the second peak by a ladder, a fifth of the noise",
        .crossCheck(
          route: "quadrature", expected: mass, computed: chain.share.value,
          .monteCarlo(standardError: chain.share.error))),
      Claim(
        "45ad", source, "log evidence by stepping stones on the ladder",
        .crossCheck(
          route: "quadrature", expected: exact.logEvidence, computed: stones.logEvidence,
          .monteCarlo(standardError: stones.standardError))),
      Claim(
        "45ae", source, "log evidence by sequential Monte Carlo",
        .crossCheck(
          route: "quadrature", expected: exact.logEvidence,
          computed: crowd.estimate.logEvidence,
          // Twenty islands: 19 degrees of freedom, so 6.4 of their standard errors are 4.4 of a known one
          .monteCarlo(standardError: 1.45 * crowd.estimate.standardError))),
    ]
  }
}

/// Sequential Monte Carlo in twenty islands.
private struct CrowdRun: Sendable {
  let estimate: EvidenceEstimate
  /// Of the second peak, with the standard error by the islands' scatter.
  let share: (value: Double, error: Double)
  let particles: Int
  let stages: Int

  static let islands = 20

  init(
    _ exact: ExactPosterior, edge: Double, particles: Int, using random: RandomSource
  ) async {
    let run = await SequentialMonteCarlo(particles: particles / 4, islands: Self.islands)
      .run(on: CountedPosterior(exact.posterior), using: random)
    estimate = run.estimate
    let shares = run.islands.map { island in
      Double(island.positions.count { $0[0] > edge }) / Double(island.positions.count)
    }
    share = (
      sampleMean(shares), sampleStandardDeviation(shares) / Double(shares.count).squareRoot()
    )
    self.particles = particles / 4 * Self.islands
    stages = (run.islands.first?.powers.count ?? 1) - 1
  }
}
