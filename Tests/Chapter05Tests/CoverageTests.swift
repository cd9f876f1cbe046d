import Testing
import Workbook

@testable import chapter5

@Suite struct CoverageTests {
  /// Twenty short fits: the claim holds but twice in a thousand, and the table's counts are the claim's.
  @Test func intervalsHoldTheTruthAboutNineTimesInTen() async throws {
    let findings = try await ShallowNetworkChapterTests.findings(
      of: ShallowNetworkChapter.coverage)
    for claim in findings.claims {
      #expect(claim.verdict == .holds, "\(claim.id): \(claim.computedText)")
    }
    let rows = findings.tables[0].rows
    #expect(rows.count == 4 && rows.allSatisfy { $0[2].hasSuffix("of 20") })
    // 0.9 of 20 with a central 99 % by scipy.stats.binom(20, 0.9).interval(0.99)
    #expect(rows[1][3] == "14 to 20")
  }
}
