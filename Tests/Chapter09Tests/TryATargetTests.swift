import ChapterTestSupport
import Testing
import Workbook

@testable import chapter9

@Suite struct TryATargetTests {
  /// On independent coordinates all three pass and are right. The check of mean and sd misses a right sampler once in
  /// 25,000 times, R-hat above 1.01 in 1 of 50 with the short chains of this test: seed 1 is none of those.
  @Test func theNormalIsEasy() async throws {
    let found = try await MarkovChains.findings(
      MarkovChains.tryATarget, ["--target", "normal"], seed: 1, isQuick: true)
    #expect(found.row("NUTS").last == "passes, right")
    #expect(found.row("exact")[1] == "0.00")
  }

  /// Between two modes no chain is right, whatever it says of itself.
  @Test(arguments: ["two-modes", "funnel"]) func noneIsRight(target: String) async throws {
    let found = try await MarkovChains.findings(
      MarkovChains.tryATarget, ["--target", target], seed: 1, isQuick: true)
    for sampler in ["random walk", "HMC", "NUTS"] {
      #expect(found.row(sampler).last != "passes, right", "\(sampler)")
    }
    #expect(found.answer.contains("None of the three"))
  }
}
