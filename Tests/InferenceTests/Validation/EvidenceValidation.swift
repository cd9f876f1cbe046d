import BayesNumerics
import Inference
import RealModule
import TestSupport
import Testing

/// The standard errors of evidences are honest: intervals of 50 % and 95 % hold the truth as often as they
/// say, over 200 repetitions (8 in `make test`).
///
/// Refused where the number of 95 % intervals that hold it is below what 95 % gives once in 100,000
/// times, or the number of 50 % intervals below or above; so a sound method is refused three times in
/// 100,000.
@Suite struct EvidenceValidation {
  static var repetitions: Int { Validation.isLong ? 200 : 8 }

  /// How many intervals held the truth.
  struct Coverage: CustomStringConvertible {
    var (count, half, most) = (0, 0, 0)
    var sound = 0

    mutating func add(_ estimate: EvidenceEstimate, truth: Double) {
      count += 1
      if estimate.interval(0.5).contains(truth) { half += 1 }
      if estimate.interval(0.95).contains(truth) { most += 1 }
      if estimate.isSound { sound += 1 }
    }

    var isHonest: Bool {
      let (even, wide) = (
        Binomial(trials: count, probability: 0.5), Binomial(trials: count, probability: 0.95)
      )
      return wide.cumulative(most) >= 1e-5 && even.cumulative(half) >= 1e-5
        && even.cumulative(count - half) >= 1e-5
    }

    var description: String { "50 %: \(half), 95 %: \(most) of \(count); sound \(sound)" }
  }

  enum Target: String, CaseIterable, Sendable { case parabola, twoModes = "two modes" }

  static func note(_ name: String, _ coverage: Coverage) {
    Validation.note(
      name, check: "coverage of evidences", size: "\(coverage.count) repetitions",
      statistic: "50 %: \(coverage.half), 95 %: \(coverage.most)",
      threshold: "Bin(n, 0.95), Bin(n, 0.5) below 1e-5", rate: 3e-5, isMet: coverage.isHonest)
  }

  // MARK: Methods

  /// Stepping stones and thermodynamic integration on one run.
  static func tempered<Model: DrawableReference>(
    _ model: Model, rungs: Int, draws: Int = 400, stepsPerExchange: Int = 4, seed: UInt64
  ) async -> TemperedDraws {
    let kernel = ParallelTempering(model, rungs: rungs, stepsPerExchange: stepsPerExchange) {
      RandomWalk($0, widths: [Double](repeating: 1, count: model.dimension))
    }
    return await sampleTempered(
      kernel, from: [[Double]](repeating: [Double](repeating: 0, count: model.dimension), count: 4),
      lengths: ChainLengths(warmUp: 600, draws: draws),
      recording: Recorder(names: (0..<model.dimension).map { "x\($0)" }), using: .init(seed: seed))
  }

  static func ladders(_ target: Target) async -> (stones: Coverage, integral: Coverage) {
    var (stones, integral) = (Coverage(), Coverage())
    func add(_ run: TemperedDraws, _ truth: Double) {
      stones.add(SteppingStones.estimate(run), truth: truth)
      integral.add(ThermodynamicIntegration.estimate(run), truth: truth)
    }
    for seed in 0..<UInt64(repetitions) {
      switch target {
      case .parabola:
        let model = ParabolaModel()
        add(await tempered(model, rungs: 24, seed: seed), model.logEvidence)
      case .twoModes:
        let model = TwoModesInThePlane()
        add(await tempered(model, rungs: 24, seed: seed), model.logEvidence)
      }
    }
    return (stones, integral)
  }

  @Test(arguments: Target.allCases) func laddersKnowTheirErrors(target: Target) async {
    let (stones, integral) = await Self.ladders(target)
    #expect(stones.isHonest, "stepping stones, \(stones)")
    #expect(integral.isHonest, "thermodynamic integration, \(integral)")
    Self.note("stepping stones, \(target.rawValue)", stones)
    Self.note("thermodynamic integration, \(target.rawValue)", integral)
  }

  @Test(arguments: Target.allCases) func islandsKnowTheirErrors(target: Target) async {
    var coverage = Coverage()
    let method = SequentialMonteCarlo(particles: 200, islands: 10)
    for seed in 0..<UInt64(Self.repetitions) {
      switch target {
      case .parabola:
        let model = ParabolaModel()
        let run = await method.run(on: model, using: .init(seed: seed))
        coverage.add(run.estimate, truth: model.logEvidence)
      case .twoModes:
        let model = TwoModesInThePlane()
        let run = await method.run(on: model, using: .init(seed: seed))
        coverage.add(run.estimate, truth: model.logEvidence)
      }
    }
    #expect(coverage.isHonest, "sequential Monte Carlo, \(coverage)")
    Self.note("sequential Monte Carlo, \(target.rawValue)", coverage)
  }

  /// Bridges on draws of four chains; those of two modes from a ladder that crosses.
  @Test(arguments: Target.allCases, BridgeSampling.Proposal.allCases)
  func bridgesKnowTheirErrors(target: Target, proposal: BridgeSampling.Proposal) async throws {
    var coverage = Coverage()
    let bridge = BridgeSampling(proposal: proposal)
    for seed in 0..<UInt64(Self.repetitions) {
      switch target {
      case .parabola:
        let model = ParabolaModel()
        let draws = await sample(
          RandomWalk(PowerPosterior(model, power: 1), widths: [0.3, 0.3, 0.3]),
          from: [[1, 1, 1], [-1, 0, 1], [0, 0, 0], [1, -1, -1]],
          lengths: ChainLengths(warmUp: 500, draws: 500, thinning: 4),
          recording: Recorder(names: ["w0", "w1", "w2"]), using: .init(seed: seed))
        let estimate = try bridge.estimate(
          of: PowerPosterior(model, power: 1), from: draws, using: .init(seed: 1000 + seed))
        coverage.add(estimate, truth: model.logEvidence)
      case .twoModes:
        let model = TwoModesInThePlane()
        let run = await Self.tempered(model, rungs: 6, draws: 600, seed: seed)
        let estimate = try bridge.estimate(
          of: PowerPosterior(model, power: 1), from: run.draws, using: .init(seed: 1000 + seed))
        coverage.add(estimate, truth: model.logEvidence)
      }
    }
    #expect(coverage.isHonest, "bridge, \(coverage)")
    Self.note("bridge sampling (\(proposal)), \(target.rawValue)", coverage)
  }

  /// Negative control: standard errors a sixth as large as they are are refused, by 20 repetitions already.
  @Test func errorsThatAreTooSmallAreRefused() async {
    var coverage = Coverage()
    let model = ParabolaModel()
    for seed in 0..<UInt64(max(20, Self.repetitions)) {
      let run = await SequentialMonteCarlo(particles: 100, islands: 8).run(
        on: model, using: .init(seed: seed))
      let estimate = run.estimate
      coverage.add(
        EvidenceEstimate(
          method: estimate.method, logEvidence: estimate.logEvidence,
          standardError: estimate.standardError / 6, degreesOfFreedom: estimate.degreesOfFreedom,
          evaluations: estimate.evaluations, checks: []), truth: model.logEvidence)
    }
    #expect(!coverage.isHonest, "\(coverage)")
    Validation.note(
      "standard errors a sixth as large", check: "negative control: coverage of evidences",
      size: "\(coverage.count) repetitions", statistic: "95 %: \(coverage.most)",
      threshold: "Bin(n, 0.95) below 1e-5", rate: 3e-5, isMet: !coverage.isHonest,
      verdict: "caught")
  }

  // MARK: Where they fail

  /// Chains that all sit in the heavier of two modes: the evidence of that mode, log 0.7 too low, and
  /// nothing in the numbers tells. Chains in both modes that do not cross: R̂ tells.
  @Test func aBridgeKnowsOnlyTheModesThatWereVisited() async throws {
    let model = TwoModesInThePlane()
    let target = PowerPosterior(model, power: 1)
    func estimate(_ starts: [[Double]]) async throws -> EvidenceEstimate {
      let draws = await sample(
        RandomWalk(target, widths: [0.5, 0.5]), from: starts,
        lengths: ChainLengths(warmUp: 500, draws: 1000, thinning: 4),
        recording: Recorder(names: ["x", "y"]), using: .init(seed: 1))
      return try BridgeSampling().estimate(of: target, from: draws, using: .init(seed: 2))
    }
    let stuck = try await estimate([[4, 4], [4, 4], [3, 4], [4, 3]])
    let missing = stuck.logEvidence - model.logEvidence
    // Its own error is some 0.002; five of them miss once in a million times
    #expect(abs(missing - .log(TwoModesInThePlane.share)) < 5 * stuck.standardError)
    #expect(abs(missing) > 20 * stuck.standardError)
    #expect(stuck.isSound)
    let apart = try await estimate([[4, 4], [4, 4], [-4, -4], [-4, -4]])
    #expect(!apart.isSound)
    #expect(apart.warnings.contains { $0.contains("mode of its own") })
    Validation.note(
      "bridge sampling with chains in one of two modes", check: "known to fail: mass not visited",
      size: "4 chains of 1000 draws", statistic: "off by \(Validation.short(missing))",
      threshold: "0.7 of the evidence", rate: nil, isMet: abs(missing) > 0.3,
      verdict: "fails, and cannot say so")
  }

  /// Four rungs and a vague prior: too low by nats, and the ratios from below and from above, or the few
  /// draws that carry a step, say so; nine of ten seeds are asked for.
  @Test func tooFewStonesSaySo() async {
    let model = ParabolaModel(scale: 100)
    var (off, silent, silentIntegrals) = ([Double](), 0, 0)
    for seed in 1...10 {
      let run = await Self.tempered(model, rungs: 4, seed: UInt64(seed))
      let (stones, integral) = (
        SteppingStones.estimate(run), ThermodynamicIntegration.estimate(run)
      )
      off.append(stones.logEvidence - model.logEvidence)
      if stones.isSound { silent += 1 }
      if integral.isSound { silentIntegrals += 1 }
    }
    let middle = off.sorted()[5]
    #expect(middle < -1, "\(off)")
    #expect(silent <= 1 && silentIntegrals <= 1)
    Validation.note(
      "stepping stones with four rungs and a vague prior", check: "known to fail: steps too long",
      size: "10 runs of 4 chains of 400 draws",
      statistic: "off by \(Validation.short(middle)) (median)", threshold: "diagnosis", rate: nil,
      isMet: silent <= 1, verdict: "fails, and says so")
  }

  /// A spike that few particles fall on: about half of the islands of 20 particles lose it, so they
  /// disagree (that all or none lose it happens once in some 300 runs). A narrower spike all of them
  /// lose, and nothing tells.
  @Test func tooFewParticlesSaySo() async {
    func run(_ width: Double, _ particles: Int) async -> (run: SequentialRun, truth: Double) {
      let model = SpikeBesideHill(spikeWidth: width)
      let run = await SequentialMonteCarlo(particles: particles, islands: 10).run(
        on: model, using: .init(seed: 1))
      return (run, model.logEvidence)
    }
    func lost(_ pair: (run: SequentialRun, truth: Double)) -> Int {
      pair.run.islands.filter { $0.logEvidence < pair.truth - 2 }.count
    }
    let few = await run(0.15, 20)
    #expect((1...9).contains(lost(few)), "\(few.run.islands.map(\.logEvidence)), \(few.truth)")
    #expect(!few.run.estimate.isSound)
    let many = await run(0.15, 2000)
    let estimate = many.run.estimate
    // Five standard errors with nine degrees of freedom: once in 1400 times
    #expect(abs(estimate.logEvidence - many.truth) < 5 * estimate.standardError)
    #expect(estimate.isSound, "\(estimate.warnings)")
    // An island finds this one about once in a hundred times
    let narrow = await run(0.05, 20)
    #expect(lost(narrow) >= 8)
    Validation.note(
      "sequential Monte Carlo with 20 particles beside a spike",
      check: "known to fail: a phase transition", size: "10 islands",
      statistic: "\(lost(few)) islands lost the spike, \(lost(narrow)) a narrower one",
      threshold: "diagnosis", rate: nil, isMet: !few.run.estimate.isSound,
      verdict: "fails, and says so unless all lose it")
  }
}
