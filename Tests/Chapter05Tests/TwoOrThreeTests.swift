import Testing
import Workbook

@testable import chapter5

@Suite struct TwoOrThreeTests {
  @Test func aThirdUnitSmearsTheSlopes() async throws {
    let findings = try await ShallowNetworkChapterTests.findings(
      of: ShallowNetworkChapter.twoOrThree)
    for claim in findings.claims {
      #expect(claim.verdict == .holds, "\(claim.id): \(claim.computedText)")
    }
    #expect(findings.answer.hasPrefix("The points were made by two"))
  }
}
