import BayesNumerics
import Inference
import RealModule
import TestSupport
import Testing

@Suite struct ParallelTemperingTests {
  let observations = [0.3, 1.2, -0.4, 2.2]

  /// After every step each rung remembers the density of its own power at its own position, whatever was
  /// exchanged: walk and trajectory alike.
  @Test func everyRungKnowsItsOwnDensity() {
    let model = MeanModel(observations: observations)
    let ladder = TemperingLadder([0.1, 0.3, 0.6, 1])
    let walk = ParallelTempering(model, ladder: ladder) { RandomWalk($0, widths: [1]) }
    let roll = ParallelTempering(model, ladder: ladder) { HMC($0, steps: 3, stepSize: 0.3) }
    var random = RandomSource(seed: 1)
    var (walking, rolling) = (walk.start(at: [0]), roll.start(at: [0]))
    for _ in 0..<50 {
      _ = walk.step(&walking, using: &random)
      _ = roll.step(&rolling, using: &random)
      for (rung, power) in ladder.powers.enumerated() {
        let target = PowerPosterior(model, power: power)
        let (left, right) = (walking.rungs[rung], rolling.rungs[rung])
        // Sums in another order
        #expect(abs(left.logDensity - target.logDensity(at: left.position)) < 1e-10)
        #expect(right.logDensity == target.logDensity(at: right.position))
        #expect(walking.factors[rung] == model.logFactors(at: left.position))
      }
    }
    #expect(walking.replicas.sorted() == [0, 1, 2, 3])
    #expect(walking.roundTrips > 0)
  }

  /// The slopes of every model here and every weakened form of it.
  @Test(arguments: [0.0, 0.3, 1]) func slopesAreRight(power: Double) {
    func error<Model: DifferentiableFactoredDensity>(_ model: Model) -> Double {
      var random = RandomSource(seed: 5)
      let point = (0..<model.dimension).map { _ in random.normal() }
      return GradientCheck(of: PowerPosterior(model, power: power), at: point).worstError
    }
    #expect(error(MeanModel(observations: observations)) < 1e-6)
    #expect(error(ParabolaModel()) < 1e-6)
    #expect(error(TwoModesInThePlane()) < 1e-6)
    #expect(error(FlattenedDensity(Banana())) < 1e-6)
    #expect(error(NormalToTarget(Banana(), centre: [1, 2], widths: [3, 4])) < 1e-6)
    let parts = PriorTimesLikelihood(prior: CorrelatedNormal(), likelihood: CorrelatedNormal()) {
      random in [random.normal(), random.normal(), random.normal()]
    }
    #expect(error(parts) < 1e-6)
  }

  /// A ladder between its ends: at 0 the reference, at 1 the target.
  @Test func theEndsAreReferenceAndTarget() {
    let path = NormalToTarget(Banana(), centre: [0, 0], widths: [2, 2])
    let factors = path.logFactors(at: [0.5, -1])
    #expect(abs(factors.logDensity(atPower: 1) - Banana().logDensity(at: [0.5, -1])) < 1e-12)
    #expect(factors.logDensity(atPower: 0) == factors.reference)
    // At power 0 a likelihood of zero does no harm
    #expect(LogFactors(reference: -1, likelihood: -.infinity).logDensity(atPower: 0) == -1)
  }

  /// The learned ladder is exchanged on equally often; the first one was not.
  ///
  /// The rates of 2000 sweeps differ by some 0.15 after learning in rounds of up to 2000 steps; before,
  /// by 0.7.
  @Test func theLadderIsLearned() {
    let model = ParabolaModel()
    let ladder = TemperingLadder((0..<10).map { Double($0) / 9 })
    func spread(_ kernel: ParallelTempering<RandomWalk<PowerPosterior<ParabolaModel>>>, warmUp: Int)
      -> Double
    {
      var random = RandomSource(seed: 3)
      var state = kernel.start(at: [0, 0, 0])
      let tuned = kernel.tuned(warmUp, from: &state, using: &random) { _ in }
      for _ in 0..<2000 { _ = tuned.step(&state, using: &random) }
      return (state.exchangeRates.max() ?? 1) - (state.exchangeRates.min() ?? 0)
    }
    let kernel = ParallelTempering(model, ladder: ladder, stepsPerExchange: 4) {
      RandomWalk($0, widths: [1, 1, 1])
    }
    #expect(spread(kernel, warmUp: 4000) < 0.35)
    #expect(spread(kernel.frozen, warmUp: 4000) > 0.5)
  }

  /// Chains side by side equal chains one after the other, and tempered draws carry one log likelihood for
  /// each rung and draw.
  @Test func runsAreReproducible() async {
    let kernel = ParallelTempering(TwoModesInThePlane(), rungs: 4) {
      RandomWalk($0, widths: [1, 1])
    }
    func run(_ inParallel: Bool) async -> TemperedDraws {
      await sampleTempered(
        kernel, from: [[4, 4], [-4, -4]], lengths: ChainLengths(warmUp: 100, draws: 50),
        recording: Recorder(names: ["x", "y"]), inParallel: inParallel, using: .init(seed: 1))
    }
    let (side, after) = (await run(true), await run(false))
    #expect(side.draws == after.draws && side.logLikelihoods == after.logLikelihoods)
    #expect(side.logLikelihoods.count == 4 && side.logLikelihoods[0].count == 2)
    let model = TwoModesInThePlane()
    let last = [side.draws["x"][1][49], side.draws["y"][1][49]]
    #expect(side.logLikelihoods[3][1][49] == model.logFactors(at: last).likelihood)
    #expect(side.exchangeRates.allSatisfy { (0...1).contains($0) })
  }
}
