import BayesNumerics
import ChapterTestSupport
import Testing
import Workbook

@testable import chapter10

@Suite struct AveragingTests {
  static let findings = Shared {
    try await HowManyUnits.quickFindings(HowManyUnits.averaging, seed: 1)
  }

  @Test func claimsHold() async throws {
    for claim in try await Self.findings.value.claims {
      #expect(claim.verdict == .holds, "\(claim.id) \(claim.computedText)")
    }
  }

  /// The density of weights that add up to 1 has the area 1; with raw evidences it has their sum.
  @Test func onlyNormalisedWeightsMakeADensity() async throws {
    let values = try await Self.findings.value.values
    let area = try #require(values.first { $0.name == "area" }).number
    let raw = try #require(values.first { $0.name == "area.raw" }).number
    // What lies beyond -30 and 35
    #expect(abs(area - 1) < 0.02)
    #expect(abs(raw - 1) > 0.5)
  }
}
