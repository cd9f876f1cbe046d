import Foundation
import TestSupport
import Testing
import Workbook

/// What holds for every chapter in its lecture's case; a new chapter is one more line.
@Suite struct EveryChapterTests {
  @Test(arguments: [
    (chapter: 1, claims: 14, figures: 6), (2, 16, 9), (3, 46, 9), (4, 15, 13), (5, 30, 9),
  ]) func theReportForMachinesIsWhole(chapter: Int, claims: Int, figures: Int) throws {
    let result = CommandRunner.built("chapter\(chapter)").run(["--no-figures", "--json"])
    #expect(result.status == 0)
    let report = try JSONDecoder().decode(JSONReport.self, from: Data(result.output.utf8))
    #expect(report.chapter == chapter)
    #expect(report.claims.count == claims)
    #expect(report.figures.count == figures)
    #expect(report.claims.allSatisfy { $0.verdict != Claim.Verdict.notMet.rawValue })
  }
}
