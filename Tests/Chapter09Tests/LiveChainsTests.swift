import BayesNumerics
import Inference
import Testing
import Workbook

@testable import chapter9

@Suite struct LiveChainsTests {
  /// Whether they are watched or not, chains draw the same.
  @Test func watchedChainsAreTheSameChains() async {
    let ridge = CorrelatedNormal(correlation: 0.9)
    let lengths = ChainLengths(warmUp: 200, draws: 300, thinning: 2)
    let recorder = Recorder(names: ["x", "y"])
    let plain = await sample(
      NUTS(ridge), from: [[0, 0], [1, 1]], lengths: lengths, recording: recorder,
      using: RandomSource(seed: 7))
    let watched = await sample(
      Watched(NUTS(ridge)) { _ in }, from: [[0, 0], [1, 1]], lengths: lengths,
      recording: recorder, using: RandomSource(seed: 7))
    #expect(watched == plain)
  }

  @Test func everyStepIsHeard() async {
    let view = LiveView()
    let lengths = ChainLengths(warmUp: 50, draws: 100, thinning: 3)
    let chains = LiveChains(title: "t", quantity: "x", chains: 2, lengths: lengths, view: view)
    for _ in 0..<50 { chains.hearWarmUp(of: 0) }
    #expect(chains.frame().isWarmingUp && chains.frame().done == 50)
    for step in 0..<60 { chains.hear(Double(step), of: step % 2, acceptance: 0.5) }
    let frame = chains.frame()
    #expect(frame.done == 110 && frame.total == 700 && !frame.isWarmingUp)
    #expect(frame.acceptance == 0.5)
    #expect(frame.traces.map(\.count) == [30, 30])
    #expect(frame.traces[1].last == 59)
  }

  /// Independent draws count fully however many there are, repeated ones as one in ten.
  @Test func effectiveDrawsFollowTheChain() {
    var random = RandomSource(seed: 3)
    func size(repeating times: Int) -> Double {
      let chains = (0..<4).map { _ in
        var (whole, latest) = (ThinnedPast(), LatestPast())
        for _ in 0..<(40_000 / times) {
          let value = random.normal()
          for _ in 0..<times {
            whole.add(value)
            latest.add(value)
          }
        }
        return (whole.values, latest.values)
      }
      return LiveChains.effectiveDraws(
        whole: chains.map(\.0), latest: chains.map(\.1), steps: 160_000) ?? .nan
    }
    // Of four thousand draws a chain, some five per cent of error
    #expect((120_000...200_000).contains(size(repeating: 1)))
    #expect((10_000...24_000).contains(size(repeating: 10)))
    #expect((200...600).contains(size(repeating: 400)))
    #expect(LiveChains.effectiveDraws(whole: [[1]], latest: [[1]], steps: 1) == nil)
  }
}
