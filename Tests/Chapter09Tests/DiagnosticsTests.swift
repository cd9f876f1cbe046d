import BayesNumerics
import ChapterTestSupport
import Inference
import Testing
import Workbook

@testable import chapter9

@Suite struct DiagnosticsTests {
  private static let judged = FaultyChains.all(using: RandomSource(seed: 3)).map(JudgedChains.init)

  private func one(_ fault: Fault) throws -> JudgedChains {
    try #require(Self.judged.first { $0.chains.fault == fault })
  }

  /// The sums of this chapter against the engine's Fourier transforms: both round thousands of terms.
  @Test func formulasByHandAreTheEngines() {
    for one in Self.judged { #expect(one.differenceByHand < 1e-9, "\(one.chains.fault)") }
  }

  /// A control: without the pairs of Geyer, or with one lag fewer, the two would differ.
  @Test func anotherSumIsAnotherNumber() {
    let chains = Self.judged[1].chains.draws
    let firstLag = 1 + 2 * ChainByHand.autocovariance(chains[0], lag: 1)
    #expect(abs(4000 / firstLag / EffectiveSampleSize.plain(chains) - 1) > 0.5)
  }

  /// What each sees: margins are wide, as the six seeds that were run showed R-hat of the stuck chains above 1.5 and
  /// of the wave below 1.005.
  @Test func eachSeesItsFault() throws {
    #expect(try !one(.none).isSeen)
    #expect(try one(.slow).row.bulkSize < 400)
    #expect(try one(.stuck).plain > 1.1)
    let drifting = try one(.drifting)
    #expect(drifting.plain < 1.1 && drifting.split > 1.5)
    let wider = try one(.wider)
    #expect(wider.plain < 1.01 && wider.split < 1.01 && wider.row.rHat > 1.05)
    let wave = try one(.wave)
    #expect(wave.row.rHat < 1.01 && wave.row.bulkSize < 400)
  }

  /// The mode that no chain visits: no alarm, and a mean that is wrong by hundreds of its standard errors.
  @Test func theUnvisitedModeLeavesNoTrace() throws {
    let unvisited = try one(.unvisited)
    #expect(!unvisited.isSeen && abs(unvisited.error) > 100)
    #expect(unvisited.seenBy == "nothing")
  }

  @Test func theSectionSaysSo() async throws {
    let found = try await MarkovChains.findings(MarkovChains.diagnostics)
    #expect(found.answer.contains("unvisited mode"))
    for claim in found.claims { #expect(claim.verdict == .holds) }
    #expect(found.figures.count == 3)
  }
}
