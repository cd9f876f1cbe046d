import BayesNumerics
import Inference
import TestSupport
import Testing

/// Every kernel through every target of the two tables: means within the error that the same draws
/// claim, refused at 1e-5 a pair; where a kernel is known to fail, that it fails.
@Suite struct TargetsValidation {
  struct Pair: Sendable, CustomTestStringConvertible {
    let kernel: KernelCase
    let target: TargetCase
    var testDescription: String { "\(kernel), \(target)" }
  }

  /// All pairs; in `make test` every third, so that each kernel and each target has its turn.
  static let pairs = KernelCase.allCases.enumerated().flatMap { row, kernel in
    TargetCase.all.enumerated().filter { Validation.isLong || (row + $0.offset) % 3 == 0 }
      .map { Pair(kernel: kernel, target: $0.element) }
  }

  @Test(arguments: pairs) func knownMeansAreFound(pair: Pair) async {
    let (kernel, target) = (pair.kernel, pair.target)
    func run(_ density: some DifferentiableLogDensity) async -> Draws {
      await kernel.chains(
        on: density, from: target.starts, warmUp: 600,
        draws: target.failing[kernel] == nil ? Validation.longer(600) : 600,
        recording: target.recorder, using: RandomSource(seed: 1))
    }
    let draws = await run(target.target)
    let check = MomentCheck(draws, means: target.means)
    if let reason = target.failing[kernel] {
      expectFailure(draws, check, of: pair, because: reason)
    } else {
      #expect(check.agrees, "\(check)")
      Validation.note(
        "\(kernel) on \(target)", check: "known means", size: "4 chains of \(draws.count) draws",
        statistic: "z = \(Validation.short(check.worst))",
        threshold: "|z| > \(Validation.short(check.threshold))", rate: check.falseAlarmRate,
        isMet: check.agrees)
    }
  }

  /// The diagnostics must refuse what is known to fail: R̂ > 1.01 or bulk ESS < 400.
  private func expectFailure(
    _ draws: Draws, _ check: MomentCheck, of pair: Pair, because reason: String
  ) {
    let worst = draws.names.map { RHat.rankNormalized(draws[$0]) }.max() ?? .nan
    let size = draws.names.map { EffectiveSampleSize.bulk(draws[$0]) }.min() ?? .nan
    let isRefused = !(worst <= 1.01) || !(size >= 400)
    #expect(isRefused, "\(pair.testDescription): \(reason), and yet R̂ \(worst), ESS \(size)")
    Validation.note(
      "\(pair.testDescription)", check: "known to fail: \(reason)",
      size: "4 chains of \(draws.count) draws",
      statistic: "R̂ \(Validation.short(worst)), ESS \(Validation.short(size))",
      threshold: "R̂ > 1.01 or ESS < 400", rate: nil, isMet: isRefused, verdict: "fails, and says so"
    )
  }

  /// A chain that never leaves its mode looks well to itself, and is wrong.
  @Test(arguments: KernelCase.allCases.filter { $0 != .tempered }) func oneModeAloneLooksWell(
    kernel: KernelCase
  ) async {
    let target = TwoModes(distance: 10)
    let draws = await kernel.chains(
      on: target, from: [[-10], [-9], [-11], [-10]], warmUp: 500, draws: 600,
      recording: Recorder(names: ["x"]), using: RandomSource(seed: 2))
    // All the diagnostics are content
    #expect(RHat.rankNormalized(draws["x"]) <= 1.01)
    #expect(EffectiveSampleSize.bulk(draws["x"]) >= 400)
    // The mean is -10 ± 1/√ESS where 0 is true
    #expect(!MomentCheck(draws, means: [0]).agrees)
    #expect(MomentCheck(draws, means: [-10]).agrees)
  }

  /// Gibbs sampling where conditionals are known: the correlated normal.
  @Test func gibbsFindsKnownMeans() async {
    struct Place: ChainState { var position: [Double] }
    let (correlation, target) = (0.9, TargetCase.all[0])
    let rest = (1 - correlation * correlation).squareRoot()
    let kernel = Gibbs<Place>(
      start: { Place(position: $0) },
      logDensity: { CorrelatedNormal().logDensity(at: $0.position) },
      updates: [
        .draw("x") { state, random in
          state.position[0] =
            1 + correlation * (state.position[1] + 1) / 2 + rest * random.normal()
        },
        .draw("y") { state, random in
          state.position[1] =
            -1 + 2 * (correlation * (state.position[0] - 1) + rest * random.normal())
        },
        .draw("z") { state, random in state.position[2] = 0.5 * random.normal() },
      ])
    let draws = await sample(
      kernel, from: target.starts,
      lengths: ChainLengths(warmUp: 200, draws: Validation.longer(3000)),
      recording: target.recorder, using: RandomSource(seed: 3))
    let check = MomentCheck(draws, means: target.means)
    #expect(check.agrees, "\(check)")
    Validation.note(
      "Gibbs on \(target)", check: "known means", size: "4 chains of \(draws.count) draws",
      statistic: "z = \(Validation.short(check.worst))",
      threshold: "|z| > \(Validation.short(check.threshold))", rate: check.falseAlarmRate,
      isMet: check.agrees)
  }

  /// Negative control: the same check refuses a mean that is wrong by a fifth of the width. A metric that follows the
  /// gradients suits the bent banana less: there it takes more draws and two fifths.
  @Test(arguments: KernelCase.allCases) func wrongMeansAreRefused(kernel: KernelCase) async {
    let draws = await kernel.chains(
      on: Banana(), from: [[2, 4], [-2, 4], [0, 0], [1, -1]], warmUp: 600,
      draws: kernel == .nutsGradients ? 12_000 : 3000,
      recording: Recorder(names: ["x"]) { [$0[0]] }, using: RandomSource(seed: 4))
    let wrong = kernel == .nutsGradients ? 0.4 : 0.2
    #expect(!MomentCheck(draws, means: [wrong]).agrees)
  }

  /// What the table says of its densities is true of their slopes too.
  @Test(arguments: TargetCase.all) func slopesAreRight(target: TargetCase) {
    func error(_ density: some DifferentiableLogDensity) -> Double {
      var random = RandomSource(seed: 5)
      let point = (0..<density.dimension).map { _ in random.normal() }
      var gradient = point
      _ = density.logDensity(at: point, gradient: &gradient)
      return largestError(
        gradient, finiteDifferences(of: { density.logDensity(at: $0) }, at: point))
    }
    #expect(error(target.target) < 1e-6)
  }
}
