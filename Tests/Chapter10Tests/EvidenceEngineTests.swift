import BayesNumerics
import Foundation
import Networks
import Testing

@testable import Inference
@testable import chapter10

/// The chapter's bridge, ladder and particles are written to be read; the engine has its own. On the same numbers both
/// must give the same sums, and on the same problem the same evidence.
@Suite struct EvidenceEngineTests {
  /// A problem of the chapter as the engine takes it.
  struct EngineModel<Problem: EvidenceProblem>: DrawableReference {
    let problem: Problem
    var dimension: Int { problem.dimension }

    func logFactors(at position: [Double]) -> LogFactors {
      LogFactors(
        reference: problem.logPrior(position), likelihood: problem.logLikelihood(position))
    }

    func drawReference(into position: inout [Double], using random: inout RandomSource) {
      position = problem.drawPrior(using: &random)
    }
  }

  // MARK: The same numbers

  /// log e² N(x | 0, 1)/N(x | 0.3, 1.2²) at draws of both, twice as many of the first, so that it shows which is which.
  private static func ratios() -> NormalBridge.Ratios {
    var random = RandomSource(seed: 1)
    let g = Normal(mean: 0.3, standardDeviation: 1.2)
    func ratio(_ x: Double) -> Double { 2 + logStandardNormal([x]) - g.logDensity(x) }
    return NormalBridge.Ratios(
      posterior: (0..<1000).map { _ in ratio(random.normal()) },
      normal: (0..<500).map { _ in ratio(g.sample(using: &random)) })
  }

  /// `share` is that of the posterior's draws.
  private static func engineBridge(_ ratios: NormalBridge.Ratios, share: Double) -> OptimalBridge {
    OptimalBridge(
      atPosterior: [ratios.posterior], atProposal: ratios.normal, posteriorShare: share)
  }

  /// Both iterate the same equation to 1e-10, so that they end within 1e-8 of each other. Draws are independent: the two
  /// ways to count effective ones agree to a quarter.
  @Test func theBridgeIsTheEngines() {
    let ratios = Self.ratios()
    let own = ratios.logEvidence
    let engine = Self.engineBridge(ratios, share: 2.0 / 3)
    #expect(abs(own - engine.logRatio) < 1e-8)
    #expect(abs(ratios.standardError(own) / engine.standardError - 1) < 0.25)
    // Five standard errors: missed once in a million times
    #expect(abs(own - 2) < 5 * ratios.standardError(own))
    // Negative control: with other shares of the two kinds of draws it is another estimate, by far more than 1e-8
    let other = Self.engineBridge(ratios, share: 0.2)
    #expect(abs(own - other.logRatio) > 1e-5)
  }

  /// Stepping stones and thermodynamic integration of one ladder's log likelihoods: sums of some thousand numbers below
  /// 1e4 agree to 1e-8.
  @Test func theSumsOverALadderAreTheEngines() {
    var random = RandomSource(seed: 2)
    let found = TemperedLadder(rungs: 12, sweeps: 200).run(QuadraticProblem(), using: &random)
    func engine(_ likelihoods: [[Double]]) -> (stones: Double, integral: Double) {
      let run = TemperedDraws(
        ladder: TemperingLadder(found.temperatures),
        draws: Draws(names: ["log L"], chains: [Draws.Chain(parameters: [likelihoods[0]])]),
        logLikelihoods: likelihoods.map { [$0] },
        exchangeRates: found.temperatures.dropFirst().map { _ in 0.5 }, roundTrips: [1],
        evaluations: found.evaluations)
      return (
        SteppingStones.estimate(run).logEvidence, ThermodynamicIntegration.estimate(run).logEvidence
      )
    }
    let same = engine(found.logLikelihoods)
    #expect(abs(found.steppingStones - same.stones) < 1e-8)
    #expect(abs(found.thermodynamicIntegral - same.integral) < 1e-8)
    // Negative control: two rungs in the middle mistaken for each other
    var mistaken = found.logLikelihoods
    mistaken.swapAt(5, 8)
    let other = engine(mistaken)
    #expect(abs(found.steppingStones - other.stones) > 0.1)
    #expect(abs(found.thermodynamicIntegral - other.integral) > 0.1)
  }

  /// The rise of the temperature leaves the share of effective particles that was asked for, by the formula.
  @Test func particlesRiseAsFarAsTheyMay() {
    var random = RandomSource(seed: 3)
    let logs = (0..<400).map { _ in 30 * random.normal() }
    let rise = TemperedParticles(share: 0.5).nextTemperature(after: 0.1, logs) - 0.1
    let weights = logs.map { exp(rise * $0) }
    let sum = weights.reduce(0, +)
    let effective = sum * sum / weights.reduce(0) { $0 + $1 * $1 }
    // Bisection to 2^-40 of a step of about 1/30
    #expect(abs(effective / 400 - 0.5) < 1e-6)
  }

  // MARK: The same problem

  /// The evidence of one unit on 25 points, or on 24 of them.
  private static func oneUnit(isComplete: Bool = true) throws -> UnitsProblem {
    let points = CurvePoints.twoUnits(using: RandomSource(seed: 1))
    var prior = VariableNetworkPrior(inputs: 2)
    prior.units.noiseScale = 0.01
    let rows = (0..<(isComplete ? 25 : 24)).map { [1, points.inputs[$0, 1]] }
    return try UnitsProblem(
      units: 1, inputs: Matrix(rows: rows), targets: Array(points.targets.prefix(rows.count)),
      prior: prior)
  }

  /// Two estimates whose errors come from sixteen runs or the like: six combined errors are missed once in 20,000 times.
  private static func agree(
    _ own: FoundEvidence, _ engine: EvidenceEstimate
  ) -> Bool {
    abs(own.logEvidence - engine.logEvidence) < 6 * hypot(own.standardError, engine.standardError)
  }

  private static func engineParticles(_ problem: UnitsProblem) async -> EvidenceEstimate {
    await SequentialMonteCarlo(particles: 150, islands: 16).run(
      on: EngineModel(problem: problem), using: RandomSource(seed: 4)
    ).estimate
  }

  @Test func particlesAndLaddersFindWhatTheEngineFinds() async throws {
    let engine = await Self.engineParticles(try Self.oneUnit())
    let problem = try Self.oneUnit()
    let own = TemperedParticles(particles: 150, moves: 10).runs(
      16, of: problem, using: RandomSource(seed: 5)
    ).estimate
    let ladder = TemperedLadder(rungs: 20, sweeps: 60).runs(
      16, of: problem, using: RandomSource(seed: 6))
    #expect(Self.agree(own, engine), "\(own), \(engine.logEvidence) ± \(engine.standardError)")
    #expect(Self.agree(ladder.steppingStones, engine), "\(ladder.steppingStones)")
    #expect(Self.agree(ladder.integral, engine), "\(ladder.integral)")
    // Negative control: the same comparison refuses an engine that has lost one of 25 points
    let dropped = await Self.engineParticles(try Self.oneUnit(isComplete: false))
    #expect(!Self.agree(own, dropped) && !Self.agree(ladder.steppingStones, dropped))
  }

  /// Bridges of the parabola: the chapter's by its own chain, the engine's by four random walks.
  @Test func theBridgeFindsWhatTheEngineFinds() async throws {
    let model = EngineModel(problem: QuadraticProblem())
    let target = PowerPosterior(model, power: 1)
    let draws = await sample(
      RandomWalk(target, widths: [0.3, 0.3, 0.3]),
      from: [[1, 1, 1], [-1, 0, 1], [0, 0, 0], [1, -1, -1]],
      lengths: ChainLengths(warmUp: 500, draws: 500, thinning: 4),
      recording: Recorder(names: ["w0", "w1", "w2"]), using: RandomSource(seed: 7))
    let engine = try BridgeSampling().estimate(
      of: target, from: draws, using: RandomSource(seed: 8))
    var random = RandomSource(seed: 9)
    let own = try NormalBridge().run(QuadraticProblem(), using: &random).estimate
    #expect(Self.agree(own, engine), "\(own), \(engine.logEvidence) ± \(engine.standardError)")
    // Negative control: one factor 2 in the likelihood
    let doubled = EvidenceEstimate(
      method: engine.method, logEvidence: engine.logEvidence + log(2),
      standardError: engine.standardError, evaluations: engine.evaluations, checks: [])
    #expect(!Self.agree(own, doubled))
  }
}
