import BayesNumerics
import Inference
import Synchronization
import TestSupport
import Testing

@Suite struct SamplingTests {
  private let lengths = ChainLengths(warmUp: 50, draws: 40, thinning: 3)
  private let starts = [[0.0, 0.0], [1.0, 2.0], [-1.0, 0.5], [0.3, 0.3]]
  private let recorder = Recorder(names: ["x", "y"])

  /// Also one chain alone, whatever the others do.
  @Test func chainsSideBySideEqualChainsOneAfterTheOther() async {
    let random = RandomSource(seed: 11)
    let kernel = NUTS(CurvedValley())
    let parallel = await sample(
      kernel, from: starts, lengths: lengths, recording: recorder, using: random)
    let serial = await sample(
      kernel, from: starts, lengths: lengths, recording: recorder, inParallel: false,
      using: random)
    #expect(parallel == serial)
    let first = await sample(
      kernel, from: [starts[0]], lengths: lengths, recording: recorder, using: random)
    #expect(first.chains[0] == parallel.chains[0])

    // Control: another seed is another run, and no two chains are alike
    let other = await sample(
      kernel, from: starts, lengths: lengths, recording: recorder, using: RandomSource(seed: 12))
    #expect(other != parallel)
    let same = await sample(
      kernel, from: [starts[0], starts[0]], lengths: lengths, recording: recorder, using: random)
    #expect(same.chains[0] != same.chains[1])
  }

  @Test func everyKernelRepeatsItself() async {
    let random = RandomSource(seed: 1)
    func run<K: TransitionKernel>(_ kernel: K) async -> Draws {
      await sample(kernel, from: starts, lengths: lengths, recording: recorder, using: random)
    }
    let walk = RandomWalk(CurvedValley(), widths: [1, 1])
    #expect(await run(walk) == run(walk))
    let hmc = HMC(CurvedValley(), steps: 5)
    #expect(await run(hmc) == run(hmc))
  }

  /// Counts its steps, and whether it was tuned.
  private struct Counter: TransitionKernel {
    var isTuned = false
    struct State: ChainState { var position: [Double] }
    struct Info: StepInfo {
      static var names: [String] { ["tuned__"] }
      let values: [Double]
    }
    func start(at position: [Double]) -> State { State(position: position) }
    func step(_ state: inout State, using random: inout RandomSource) -> Info {
      state.position[0] += 1
      return Info(values: [isTuned ? 1 : 0])
    }
    func tuned(
      _ iterations: Int, from state: inout State, using random: inout RandomSource,
      progress: (Int) -> Void
    ) -> Counter {
      for _ in 0..<iterations { _ = step(&state, using: &random) }
      return Counter(isTuned: true)
    }
  }

  /// 50 steps of warm-up that are no draws, then every third step, by the kernel that was tuned.
  @Test func everyThirdStepAfterWarmUpIsADraw() async {
    for inParallel in [true, false] {
      let draws = await sample(
        Counter(), from: [[0], [1000]], lengths: lengths, recording: Recorder(names: ["steps"]),
        inParallel: inParallel, using: RandomSource(seed: 1))
      let expected: [Double] = (1...40).map { Double(50 + 3 * $0) }
      #expect(draws["steps"][0] == expected)
      #expect(draws["steps"][1] == expected.map { $0 + 1000 })
      #expect(draws.pooled("tuned__").allSatisfy { $0 == 1 })
    }
  }

  /// The kernels that made the draws come with them, one a chain, and change no bit of them.
  @Test func tunedKernelsComeWithTheSameDraws() async {
    let random = RandomSource(seed: 11)
    let kernel = NUTS(CurvedValley(), stepSize: 0.01)
    let (draws, kernels) = await sampleKeepingKernels(
      kernel, from: starts, lengths: lengths, recording: recorder, using: random)
    let plain = await sample(
      kernel, from: starts, lengths: lengths, recording: recorder, using: random)
    #expect(draws == plain)
    #expect(kernels.map(\.stepSize) == draws["stepsize__"].map { $0[0] })
    #expect(kernels.allSatisfy { $0.stepSize != 0.01 })
  }

  /// Derived numbers stand beside the parameters, computed from what was recorded so far.
  @Test func derivedQuantitiesAreRecordedBesideParameters() async {
    let derived = Recorder(names: ["x", "y"]).adding("product") { $0[0] * $0[1] }
      .adding("twice") { 2 * $0[2] }
    let draws = await sample(
      NUTS(CurvedValley()), from: starts, lengths: lengths, recording: derived,
      using: RandomSource(seed: 1))
    #expect(draws.names == ["x", "y", "product", "twice"])
    let expected = zip(draws.pooled("x"), draws.pooled("y")).map { $0 * $1 }
    #expect(draws.pooled("product") == expected)
    #expect(draws.pooled("twice") == expected.map { 2 * $0 })
  }

  @Test func aThousandOfEachIsTheDefault() {
    #expect(ChainLengths() == ChainLengths(warmUp: 1000, draws: 1000, thinning: 1))
  }

  /// U(-2, 2) in each coordinate, by the test of `BinnedCounts` with a false alarm in a million; U(-1.9,
  /// 1.9) is refused.
  @Test func startsAreUniform() {
    var random = RandomSource(seed: 19)
    let starts = uniformStarts(chains: 20_000, dimension: 2, using: &random)
    for coordinate in 0..<2 {
      let values = starts.map { $0[coordinate] }
      #expect(!BinnedCounts(values, against: Uniform(lower: -2, upper: 2)).rejects())
      let narrow = values.map { 0.95 * $0 }
      #expect(BinnedCounts(narrow, against: Uniform(lower: -2, upper: 2)).rejects())
    }
    #expect(uniformStarts(dimension: 3, using: &random).map(\.count) == [3, 3, 3, 3])
    let wide = uniformStarts(chains: 100, dimension: 1, halfWidth: 50, using: &random)
    #expect(wide.contains { abs($0[0]) > 2 })
  }

  @Test func columnsHaveTheirNamesAndLengths() async {
    let draws = await sample(
      NUTS(CurvedValley()), from: starts, lengths: lengths,
      recording: Recorder(names: ["x squared"]) { [$0[0] * $0[0]] }, using: RandomSource(seed: 1))
    #expect(draws.names == ["x squared"] && draws.chains.count == 4 && draws.count == 40)
    #expect(draws["x squared"].allSatisfy { $0.allSatisfy { $0 >= 0 } })
    #expect(draws.statisticNames.first == "lp__" && draws["energy__"][0].count == 40)
    #expect(draws.pooled("x squared").count == 160)
  }

  @Test func progressRisesToOne() async {
    let heard = Heard()
    _ = await sample(
      NUTS(CurvedValley()), from: starts, lengths: lengths, recording: recorder,
      inParallel: false, using: RandomSource(seed: 1)
    ) { heard.add($0) }
    let values = heard.values
    #expect(values == values.sorted() && values.last == 1 && values.count > 50)
  }

  private final class Heard: Sendable {
    private let list = Mutex<[Double]>([])
    func add(_ value: Double) { list.withLock { $0.append(value) } }
    var values: [Double] { list.withLock { $0 } }
  }
}
