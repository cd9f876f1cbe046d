import Testing
import Workbook

@testable import chapter5

@Suite struct MotorcycleTests {
  /// Quick chains may be refused: then the answer, the table and the caption say so together.
  @Test func theAnswerFollowsTheVerdict() async throws {
    let findings = try await ShallowNetworkChapterTests.findings(
      of: ShallowNetworkChapter.motorcycle)
    let isRefused = findings.tables[0].rows[0][0].hasPrefix("refused")
    #expect(findings.answer.hasPrefix("No result") == isRefused)
    #expect(findings.figures[0].caption.hasPrefix("The points alone") == isRefused)
    // Calm before the impact and wild after it: no seed passes for one noise
    #expect(isRefused || findings.answer.contains("heteroscedastic"))
  }
}
