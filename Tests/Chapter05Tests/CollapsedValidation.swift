import TestSupport
import Testing
import Workbook

@testable import chapter5

/// The section as a whole, in `make validate` only: its 272,000 sweeps cannot be fewer, as shorter chains have not mixed.
/// Its claim is held in every full run of the chapter too.
@Suite(.enabled(if: Validation.isLong, "make validate runs the section"))
struct CollapsedValidation {
  /// No time that a machine measured stands in the report.
  @Test func theReportHoldsNoSeconds() async throws {
    let findings = try await ShallowNetworkChapterTests.findings(
      of: ShallowNetworkChapter.collapsed)
    let columns = findings.tables[0].columns
    #expect(columns.allSatisfy { !$0.contains("second") })
    #expect(columns.count == 3)
  }

  /// The gain is what the section is about; a quick run, the first that a reader makes, has it too.
  @Test func integratingTheWeightsOutGains() async throws {
    let findings = try await ShallowNetworkChapterTests.findings(
      of: ShallowNetworkChapter.collapsed)
    let claim = try #require(findings.claims.first { $0.id == "25f" })
    #expect(claim.verdict == .holds, "\(claim.computedText)")
    #expect(findings.answer.hasPrefix("Integrating the weights out gives"))
  }
}
