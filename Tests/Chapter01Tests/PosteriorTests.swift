import ChapterTestSupport
import Testing
import Workbook

@testable import chapter1

@Suite struct PosteriorTests {
  /// Computed once with scipy.stats.beta.
  @Test func theTableOfTheLecture() async throws {
    let found = try await CoinFlip.findings(CoinFlip.posterior)
    #expect(found.row("P(p > 1/2)") == ["P(p > 1/2)", "0.8519", "0.9408"])
    #expect(found.row("mean")[1...] == ["0.5882", "0.6875"])
    #expect(found.row("standard deviation")[1...] == ["0.0832", "0.1124"])
    #expect(
      found.row("95 % credible interval, highest density")[1...] == [
        "(0.4250, 0.7486)", "(0.4671, 0.8952)",
      ])
  }

  @Test func theClaimsFailForAnotherCount() async throws {
    let claims = try await CoinFlip.findings(CoinFlip.posterior).claims
    #expect(claims.allSatisfy { $0.verdict == .holds })
    let other = try await CoinFlip.findings(CoinFlip.posterior, ["--heads", "11", "--flips", "14"])
      .claims
    #expect(other.filter { $0.kind == .printed }.allSatisfy { $0.verdict == .notMet })
  }
}
