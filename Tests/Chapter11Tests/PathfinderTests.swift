import Testing
import Workbook

@testable import chapter11

@Suite struct PathfinderTests {
  static let findings = Shared {
    try await VariationalInference.quickFindings(VariationalInference.pathfinder)
  }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  /// Twenty paths from both sides of the valley see both peaks.
  @Test func bothPeaksAreSeen() async throws {
    let share = try await Self.findings.value.number("second-peak")
    #expect(share > 0.03 && share < 0.25)
  }
}
