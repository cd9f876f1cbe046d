import BayesNumerics
import Inference
import RealModule
import TestSupport
import Testing

private func calibrate(
  bias: Double = 0, width: Double = 1, ignoresData: Bool = false, seed: UInt64 = 1
) async -> CalibrationReport {
  await SimulationBasedCalibration(of: OneNormalDatum(), replications: 1000) { y, count, random in
    (0..<count).map { _ in
      ignoresData
        ? [random.normal()] : [y / 2 + bias + width * 0.5.squareRoot() * random.normal()]
    }
  }.run(using: RandomSource(seed: seed))
}

@Suite struct CalibrationTests {
  @Test func exactDrawsAreCalibrated() async {
    let report = await calibrate()
    #expect(report.isCalibrated, "\(report)")
    #expect(report.tallies.map(\.name) == ["mean", "log likelihood"])
    #expect(report.description.contains("even"))
  }

  @Test func biasAndWrongWidthsAreRefused() async {
    // A shift of 0.25/√½ = 0.35 standard deviations lifts the ranks' cumulative by 0.140 where
    // 0.082 refuses, known to 0.016: missed once in ten thousand. Widths of ¾ and 4/3 give a
    // noncentral chi-square of 19 degrees and 130 and more, where 65 refuses: missed once in a hundred
    // or less. Three seeds each, so that luck shows.
    for seed in 1...3 as ClosedRange<UInt64> {
      #expect(await !calibrate(bias: 0.25, seed: seed).isCalibrated)
      #expect(await !calibrate(width: 0.75, seed: seed).isCalibrated)
      #expect(await !calibrate(width: 4.0 / 3, seed: seed).isCalibrated)
    }
  }

  @Test func onlyTheLogLikelihoodSeesThatDataAreIgnored() async {
    let report = await calibrate(ignoresData: true)
    #expect(report.failures.map(\.name) == ["log likelihood"])
  }

  /// Where all draws equal the truth, every rank is as likely: ties are broken by chance.
  @Test func equalNumbersFallToEitherSide() async {
    struct Fixed: GenerativeModel {
      let parameterNames = ["one"]
      func drawParameters(using random: inout RandomSource) -> [Double] { [1] }
      func drawObservations(given parameters: [Double], using random: inout RandomSource) -> Int {
        0
      }
      func logLikelihood(of parameters: [Double], given observations: Int) -> Double { 0 }
    }
    let report = await SimulationBasedCalibration(of: Fixed(), replications: 1000) { _, n, _ in
      [[Double]](repeating: [1], count: n)
    }.run(using: RandomSource(seed: 1))
    #expect(report.isCalibrated, "\(report)")
    #expect(report.tallies.allSatisfy { $0.counts.count == 20 })
  }

  /// A series that only rises remembers for ever, so the longest thinning is taken: after 20 steps of
  /// warm-up and 100 of the pilot every seventh step is a draw.
  @Test func thinnedDrawsAreEvenlySpacedAfterThePilot() {
    struct Counter: TransitionKernel {
      struct State: ChainState { var position: [Double] }
      struct Info: StepInfo {
        static var names: [String] { [] }
        var values: [Double] { [] }
      }
      func start(at position: [Double]) -> State { State(position: position) }
      func step(_ state: inout State, using random: inout RandomSource) -> Info {
        state.position[0] += 1
        return Info()
      }
    }
    var random = RandomSource(seed: 1)
    let draws = ThinnedChain(warmUp: 20, pilot: 100, longestThinning: 7).draws(
      9, of: Counter(), from: [0], recording: Recorder(names: ["steps"]), using: &random)
    let expected: [[Double]] = (1...9).map { [Double(120 + 7 * $0)] }
    #expect(draws == expected)
  }

  @Test func theAnswerDoesNotDependOnWhoRunsWhen() async {
    let (first, second) = (await calibrate(seed: 9), await calibrate(seed: 9))
    #expect(first.tallies == second.tallies)
  }

  @Test func thinningRemovesTheMemory() async {
    // A walk with steps a tenth of the width remembers hundreds of steps
    let model = NormalModel()
    var random = RandomSource(seed: 4)
    let observations = model.drawObservations(given: [0, 1], using: &random)
    let walk = RandomWalk(model.target(observations), widths: [0.3, 0.3])
    let draws = ThinnedChain(warmUp: 0, pilot: 4000).draws(
      4000, of: walk, from: [0, 0], recording: Recorder(names: ["a", "b"]), using: &random)
    for column in 0..<2 {
      let values = draws.map { $0[column] }
      // Thinned by 1.5 times the memory, ESS is at least half the count
      #expect(EffectiveSampleSize.mean([values]) > 2000)
    }
    // Negative control: unthinned it is a small part of it
    let plain = ThinnedChain(warmUp: 0, pilot: 100, longestThinning: 1).draws(
      4000, of: walk, from: [0, 0], recording: Recorder(names: ["a", "b"]), using: &random)
    #expect(EffectiveSampleSize.mean([plain.map { $0[0] }]) < 1000)
  }
}
