import BayesNumerics
import Inference
import RealModule
import TestSupport
import Testing

/// What each method must give on numbers that were made by hand.
@Suite struct EvidenceTests {
  /// Draws of a ladder whose log likelihoods are given.
  private func run(_ powers: [Double], _ likelihoods: [[[Double]]]) -> TemperedDraws {
    let chains = likelihoods[0].map { Draws.Chain(parameters: [$0]) }
    return TemperedDraws(
      ladder: TemperingLadder(powers), draws: Draws(names: ["x"], chains: chains),
      logLikelihoods: likelihoods, exchangeRates: powers.dropFirst().map { _ in 0.5 },
      roundTrips: [1], evaluations: 7)
  }

  /// One step from 0 to 1: the mean likelihood over the prior's draws.
  @Test func oneStoneIsTheMeanLikelihood() {
    let likelihoods: [Double] = [1, 3, 2, 6, 1, 2, 4, 5, 2, 4]
    let estimate = SteppingStones.estimate(
      run([0, 1], [[likelihoods.map { .log($0) }], [likelihoods.map { .log($0) }]]))
    #expect(abs(estimate.logEvidence - .log(3)) < 1e-12)
    #expect(estimate.evaluations == 7 && estimate.method == .steppingStones)
    // Another order of the draws, another scale of the likelihood
    let scaled = SteppingStones.estimate(
      run([0, 1], [[likelihoods.map { .log($0) - 900 }], [likelihoods.map { .log($0) - 900 }]]))
    #expect(abs(scaled.logEvidence - estimate.logEvidence + 900) < 1e-9)
    #expect(abs(scaled.standardError - estimate.standardError) < 1e-9)
  }

  /// A prior draw of likelihood zero counts as zero.
  @Test func likelihoodsOfZeroAreCounted() {
    let likelihoods: [Double] = [0, 3, 2, 7, 0, 2, 4, 6, 2, 4]
    let logs = likelihoods.map { Double.log($0) }
    let estimate = SteppingStones.estimate(run([0, 1], [[logs], [logs.map { max($0, 0) }]]))
    #expect(abs(estimate.logEvidence - .log(3)) < 1e-12)
  }

  /// Means that rise linearly with equal variances: the trapezoidal rule is exact, and between its bounds.
  @Test func theIntegralOfALine() {
    let noise = (0..<50).map { Double(($0 * 7) % 11) - 5 }
    let rungs = [0.0, 0.25, 0.5, 1].map { power in [noise.map { $0 + 4 * power }] }
    let tempered = run([0, 0.25, 0.5, 1], rungs)
    let mean = noise.reduce(0, +) / 50
    let estimate = ThermodynamicIntegration.estimate(tempered)
    #expect(abs(estimate.logEvidence - (mean + 2)) < 1e-12)
    let curve = ThermodynamicCurve(tempered)
    #expect(curve.bounds.contains(estimate.logEvidence))
    #expect(abs(curve.bounds.upperBound - curve.bounds.lowerBound - 4 * 0.375) < 1e-12)
  }

  /// Of a normal posterior and the normal distribution fitted to it the bridge is nearly exact: with a
  /// hundredth of a nat from a few hundred draws.
  @Test func theBridgeOfANormalPosterior() throws {
    let model = ParabolaModel()
    let draws = try Self.exactDraws(of: model, count: 400, seed: 2)
    for proposal in BridgeSampling.Proposal.allCases {
      let estimate = try BridgeSampling(proposal: proposal).estimate(
        of: PowerPosterior(model, power: 1), from: draws, evaluations: 5, using: .init(seed: 1))
      #expect(estimate.isSound, "\(estimate.warnings)")
      #expect(abs(estimate.logEvidence - model.logEvidence) < 5 * estimate.standardError + 1e-9)
      #expect(estimate.standardError < 0.02)
      // One value for each of 800 + 800 draws, two where warped
      #expect(estimate.evaluations == 5 + (proposal == .warped ? 3200 : 1600))
    }
  }

  /// Four chains of independent posterior draws, by the closed form.
  static func exactDraws(of model: ParabolaModel, count: Int, seed: UInt64) throws -> Draws {
    var statistics = RegressionStatistics(features: 3)
    statistics.add(Matrix(rows: model.x.map { [1, $0, $0 * $0] }), targets: model.y)
    let posterior = BayesianLinearRegression(
      noiseVariance: model.noise * model.noise, priorVariance: model.scale * model.scale
    ).posterior(statistics)
    var random = RandomSource(seed: seed)
    let chains = (0..<4).map { _ in
      let rows = (0..<count).map { _ in posterior.sample(using: &random) }
      return Draws.Chain(parameters: (0..<3).map { column in rows.map { $0[column] } })
    }
    return Draws(names: ["w0", "w1", "w2"], chains: chains)
  }

  @Test func drawsThatCannotBeBridgedAreRefused() throws {
    let model = ParabolaModel()
    let target = PowerPosterior(model, power: 1)
    let few = try Self.exactDraws(of: model, count: 10, seed: 1)
    #expect(throws: BridgeSampling.Failure.tooFewDraws(40, needed: 64)) {
      try BridgeSampling().estimate(of: target, from: few, using: .init(seed: 1))
    }
    let flat = Draws(
      names: ["a", "b", "c"],
      chains: [
        Draws.Chain(parameters: [
          [Double](repeating: 1, count: 100), (0..<100).map { Double($0 % 7) },
          (0..<100).map { Double($0 % 5) },
        ])
      ])
    #expect(throws: BridgeSampling.Failure.noCovariance) {
      try BridgeSampling().estimate(of: target, from: flat, using: .init(seed: 1))
    }
  }

  /// Student's t for few islands, the normal distribution for long chains.
  @Test func intervalsFollowTheDegreesOfFreedom() {
    func half(_ degrees: Double) -> Double {
      let estimate = EvidenceEstimate(
        method: .sequentialMonteCarlo, logEvidence: 1, standardError: 2, degreesOfFreedom: degrees,
        evaluations: 1, checks: [])
      return (estimate.interval(0.95).upperBound - 1) / 2
    }
    // Tables of Student's t
    #expect(abs(half(7) - 2.3646) < 1e-4)
    #expect(abs(half(.infinity) - 1.95996) < 1e-5)
  }

  /// The particles of a sequential run are draws of the posterior: their mean is the exact one, within 5
  /// standard errors of the islands' means.
  @Test func particlesAreDrawsOfThePosterior() async {
    let run = await SequentialMonteCarlo(particles: 200, islands: 8).run(
      on: MeanModel(observations: [1, 2, 0.5, 1.5]), using: .init(seed: 1))
    let means = run.islands.map { $0.positions.reduce(0) { $0 + $1[0] } / 200 }
    let mean = means.reduce(0, +) / 8
    let error = (means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 56).squareRoot()
    #expect(abs(mean - 1) < 5 * error)
    #expect(run.islands.allSatisfy { $0.powers.first == 0 && $0.powers.last == 1 })
    #expect(run.estimate.evaluations > 8 * 200)
  }

  /// Where nine tenths of the prior have no likelihood at all: L = 1 on ±0.1, so that Z = 2Φ(0.1) - 1.
  @Test func whatHasNoLikelihoodIsLeftOut() async {
    let target = StandardNormalPrior { abs($0) < 0.1 ? 0 : $0 < 0 ? -.infinity : .nan }
    let run = await SequentialMonteCarlo(particles: 400, islands: 8).run(
      on: target, using: .init(seed: 1))
    let estimate = run.estimate
    let exact = Double.log(2 * Normal().cumulative(0.1) - 1)
    #expect(abs(estimate.logEvidence - exact) < 5 * estimate.standardError)
    #expect(estimate.standardError < 0.1)
    for island in run.islands {
      #expect(island.stop == .posterior && island.positions.allSatisfy { abs($0[0]) < 0.1 })
      // One stage for the dead, and one to the posterior at most
      #expect(island.powers.count <= 3)
    }
  }

  /// A peak 1e-16 prior standard deviations wide, where 1 - b cannot be halved often enough by a count of steps that
  /// suits others: Z = 1e-16 to a relative 1e-32.
  @Test func aNeedleIsFound() async {
    let target = StandardNormalPrior { -0.5e32 * $0 * $0 }
    let run = await SequentialMonteCarlo(particles: 200, islands: 8).run(
      on: target, using: .init(seed: 1))
    #expect(run.islands.allSatisfy { $0.stop == .posterior && $0.powers.count < 200 })
    let estimate = run.estimate
    #expect(abs(estimate.logEvidence + 16 * .log(10)) < 5 * estimate.standardError)
    #expect(estimate.standardError < 0.3)
  }

  /// Too few stages, and no likelihood anywhere: said, and unsound.
  @Test func runsThatDoNotArriveSaySo() async {
    let needle = StandardNormalPrior { -0.5e32 * $0 * $0 }
    let short = await SequentialMonteCarlo(particles: 50, islands: 2, mostStages: 5).run(
      on: needle, using: .init(seed: 1))
    #expect(short.islands.allSatisfy { $0.stop == .stages && $0.powers.count == 6 })
    #expect(!short.estimate.isSound)
    #expect(short.estimate.warnings.contains { $0.contains("never reached the posterior") })
    for nowhere in [-Double.infinity, .nan] {
      let empty = await SequentialMonteCarlo(particles: 50, islands: 2).run(
        on: StandardNormalPrior { _ in nowhere }, using: .init(seed: 1))
      #expect(empty.islands.allSatisfy { $0.stop == .noWeights && $0.logEvidence == -.infinity })
      #expect(!empty.estimate.isSound)
    }
  }
}

/// N(0, 1) with any likelihood.
private struct StandardNormalPrior: DrawableReference {
  let logLikelihood: @Sendable (Double) -> Double
  let dimension = 1

  init(_ logLikelihood: @escaping @Sendable (Double) -> Double) {
    self.logLikelihood = logLikelihood
  }

  func logFactors(at position: [Double]) -> LogFactors {
    LogFactors(
      reference: Normal().logDensity(position[0]), likelihood: logLikelihood(position[0]))
  }

  func drawReference(into position: inout [Double], using random: inout RandomSource) {
    position[0] = random.normal()
  }
}
