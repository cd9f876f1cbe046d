import ChapterTestSupport
import Testing
import Workbook

@testable import chapter10

@Suite struct MotorcycleTests {
  static let findings = Shared {
    try await HowManyUnits.quickFindings(HowManyUnits.motorcycle, seed: 1)
  }

  @Test func claimsHold() async throws {
    for claim in try await Self.findings.value.claims {
      #expect(claim.verdict == .holds, "\(claim.id) \(claim.computedText)")
    }
  }

  /// A line and one unit cannot fall and rise again; ten units are not asked for.
  @Test func fewUnitsAreRuledOut() async throws {
    let values = try await Self.findings.value.values
    func p(_ units: Int) -> Double { values.first { $0.name == "p.\(units)" }?.number ?? .nan }
    #expect(p(0) < 0.01 && p(1) < 0.05 && p(10) < 0.2)
  }
}
