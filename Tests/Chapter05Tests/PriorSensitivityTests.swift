import Testing
import Workbook

@testable import chapter5

@Suite struct PriorSensitivityTests {
  /// Nine priors; where chains have not mixed the row says so and states nothing.
  @Test func everyPriorIsAnsweredOrRefused() async throws {
    let findings = try await ShallowNetworkChapterTests.findings(
      of: ShallowNetworkChapter.priorSensitivity)
    let rows = findings.tables[0].rows
    #expect(rows.count == 9)
    for row in rows {
      #expect((row[1] == "refused") == row[4].hasPrefix("no"), "\(row)")
      #expect((row[1] == "refused") == row[2].isEmpty, "\(row)")
    }
  }
}
