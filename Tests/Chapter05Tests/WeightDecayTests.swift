import Testing
import Workbook

@testable import chapter5

@Suite struct WeightDecayTests {
  @Test func weightDecayIsTheMode() async throws {
    let findings = try await ShallowNetworkChapterTests.findings(
      of: ShallowNetworkChapter.weightDecay, seed: 8)
    for claim in findings.claims {
      #expect(claim.verdict == .holds, "\(claim.id): \(claim.computedText)")
    }
    // σ²/σ_β² = 0.01 / 1 and σ²/σ_γ² = 0.01 / 4
    #expect(findings.values.map(\.number) == [0.01, 0.0025])
  }
}
