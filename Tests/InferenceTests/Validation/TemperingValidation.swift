import BayesNumerics
import Inference
import RealModule
import TestSupport
import Testing

/// Parallel tempering leaves every rung's distribution invariant, and a ladder with a fault does not.
@Suite struct TemperingValidation {
  /// Geweke's test where the rungs below begin at exact draws of their power posteriors, so that the target's
  /// rung must be left invariant whatever they exchange. Refused at 1e-5 over all functions.
  @Test func exchangesLeaveTheTargetInvariant() {
    let report = Validation.compare(
      "parallel tempering with random walks, normal mean",
      Self.test { model in
        ParallelTempering(model, ladder: Self.ladder) { RandomWalk($0, widths: [1]) }
      })
    #expect(report.agrees, "\(report)")
    guard Validation.isLong else { return }
    let rolls = Validation.compare(
      "parallel tempering with HMC, normal mean",
      Self.test { model in
        ParallelTempering(model, ladder: Self.ladder) { HMC($0, steps: 2, stepSize: 0.4) }
      })
    #expect(rolls.agrees, "\(rolls)")
  }

  static let ladder = TemperingLadder([0, 0.2, 0.5, 1])

  private static func test<Rung: RungKernel>(
    _ kernel: @escaping @Sendable (MeanModel) -> ParallelTempering<Rung>
  ) -> JointDistributionTest<MeanModel> {
    JointDistributionTest(of: MeanModel(), draws: Validation.isLong ? 1_000_000 : 20_000) {
      mean, observations, random in
      let model = MeanModel(observations: observations)
      let ladder = kernel(model)
      var state = ladder.start(at: exactRungs(of: model, target: mean, using: &random))
      for _ in 0..<2 { _ = ladder.step(&state, using: &random) }
      mean = state.position
    }
  }

  /// Exact draws of the rungs below the target, and the target's position.
  private static func exactRungs(
    of model: MeanModel, target: [Double], using random: inout RandomSource
  ) -> [[Double]] {
    ladder.powers.dropLast().map { power in
      let rung = model.powerPosterior(power)
      return [rung.mean + rung.deviation * random.normal()]
    } + [target]
  }

  /// Negative control: the exchange rule with its sign the wrong way round, and its sound twin.
  @Test func aWrongSignInTheExchangeIsCaught() {
    func find(isFaulty: Bool) -> JointDistributionReport {
      JointDistributionTest(of: MeanModel(), draws: Validation.isLong ? 50_000 : 20_000) {
        mean, observations, random in
        let model = MeanModel(observations: observations)
        var rungs = Self.exactRungs(of: model, target: mean, using: &random)
        for (lower, upper) in [(0, 1), (2, 3), (1, 2), (2, 3)] {
          let gain =
            model.logFactors(at: rungs[lower]).likelihood
            - model.logFactors(at: rungs[upper]).likelihood
          let ratio = (Self.ladder.powers[upper] - Self.ladder.powers[lower]) * gain
          if random.uniform() < .exp(isFaulty ? -ratio : ratio) { rungs.swapAt(lower, upper) }
        }
        mean = rungs[3]
      }.run(using: .init(seed: 1))
    }
    let (faulty, sound) = (find(isFaulty: true), find(isFaulty: false))
    #expect(!faulty.agrees, "\(faulty)")
    #expect(sound.agrees, "\(sound)")
    Validation.note(
      "wrong sign in the exchange of two rungs", check: "negative control: Geweke's z",
      size: "\(faulty.draws) sweeps",
      statistic:
        "\(Validation.short(faulty.worst?.z ?? .nan)); sound "
        + "\(Validation.short(sound.worst?.z ?? .nan))",
      threshold: "> \(Validation.short(sound.threshold))", rate: 1e-5,
      isMet: !faulty.agrees && sound.agrees, verdict: "caught")
  }

  /// Two modes of weights 0.3 and 0.7, all chains begun in the lighter one.
  @Test func theWeightsOfTwoModesAreFound() async {
    let kernel = ParallelTempering(TwoModesInThePlane(), rungs: 6, stepsPerExchange: 3) {
      RandomWalk($0, widths: [1, 1])
    }
    let draws = await sample(
      kernel, from: [[Double]](repeating: [-4, -4], count: 4),
      lengths: ChainLengths(warmUp: 1000, draws: Validation.longer(1500)),
      recording: Recorder(names: ["right"]) { [$0[0] > 0 ? 1 : 0] }, using: .init(seed: 1))
    let check = MomentCheck(draws, means: [TwoModesInThePlane.share])
    #expect(check.agrees, "\(check)")
    #expect(RHat.plain(draws["right"]) < 1.05)
    #expect(draws["round_trips__"].allSatisfy { ($0.last ?? 0) > 20 })
    Validation.note(
      "parallel tempering on two modes of weights 0.3 and 0.7", check: "known means",
      size: "4 chains of \(draws.count) draws",
      statistic: "z = \(Validation.short(check.worst))",
      threshold: "|z| > \(Validation.short(check.threshold))", rate: check.falseAlarmRate,
      isMet: check.agrees)
  }
}
