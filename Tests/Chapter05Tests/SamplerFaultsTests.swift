import Testing
import Workbook

@testable import chapter5

/// The sweeps themselves are tested in BlockedSamplerTests.
@Suite struct SamplerFaultsTests {
  @Test func bothFaultsAreFoundAndTheRightSamplerPasses() async throws {
    let findings = try await ShallowNetworkChapterTests.findings(
      of: ShallowNetworkChapter.samplerFaults)
    #expect(findings.claims.compactMap(\.slip) == ["E5", "E20"])
    for claim in findings.claims {
      #expect(claim.verdict == .holds, "\(claim.id): \(claim.computedText)")
    }
    #expect(findings.answer.hasPrefix("The sampler as printed has two faults"))
  }
}
