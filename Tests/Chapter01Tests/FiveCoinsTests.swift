import ChapterTestSupport
import Testing
import Workbook

@testable import chapter1

@Suite struct FiveCoinsTests {
  /// Computed once with scipy.stats.binom.
  @Test func theTableOfTheLecture() async throws {
    let found = try await CoinFlip.findings(CoinFlip.fiveCoins)
    #expect(
      found.tables[0].rows.map { $0[4] } == ["below 0.0001", "0.0043", "0.187", "0.702", "0.107"])
    #expect(found.answer.contains("p = 0.7"))
  }

  /// A million heads: the likelihoods of all coins are zero to a computer, their logarithms are not.
  @Test func manyFlipsLeaveOneCoin() {
    let coins = FiveCoins(chances: [0.1, 0.5, 0.9], priors: [1 / 3.0, 1 / 3.0, 1 / 3.0])
    let rows = coins.rows(after: Flips(heads: 500_000, flips: 1_000_000))
    #expect(rows.map(\.posterior) == [0, 1, 0])
  }
}
