import BayesNumerics
import Inference
import RealModule
import TestSupport
import Testing

/// μ ~ N(0, 1), one datum y ~ N(μ, 1): the posterior N(y/2, ½) can be drawn exactly.
private struct Exact: GenerativeModel {
  let parameterNames = ["mean"]
  func drawParameters(using random: inout RandomSource) -> [Double] { [random.normal()] }
  func drawObservations(given parameters: [Double], using random: inout RandomSource) -> Double {
    parameters[0] + random.normal()
  }
  func logLikelihood(of parameters: [Double], given observations: Double) -> Double {
    -(observations - parameters[0]) * (observations - parameters[0]) / 2
  }
}

private func calibrate(
  bias: Double = 0, width: Double = 1, ignoresData: Bool = false, seed: UInt64 = 1
) async -> CalibrationReport {
  await SimulationBasedCalibration(of: Exact(), replications: 1000) { y, count, random in
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
    // A quarter of a standard deviation, and widths wrong by a fifth
    #expect(await !calibrate(bias: 0.18).isCalibrated)
    #expect(await !calibrate(width: 0.8).isCalibrated)
    #expect(await !calibrate(width: 1.25).isCalibrated)
  }

  @Test func onlyTheLogLikelihoodSeesThatDataAreIgnored() async {
    let report = await calibrate(ignoresData: true)
    #expect(report.failures.map(\.name) == ["log likelihood"])
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
