import Testing
import Workbook

@testable import chapter13

@Suite struct SteinTestTests {
  static let findings = Shared {
    try await StochasticGradients.quickFindings(StochasticGradients.steinTest)
  }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  /// Wrong draws are refused more often than right ones, the more the wronger they are.
  @Test func powerGrowsWithTheError() async throws {
    let findings = try await Self.findings.value
    #expect(findings.number("refused.forty") > findings.number("refused.ten"))
    #expect(findings.number("refused.forty") > 5 * findings.number("refused.right"))
    #expect(findings.number("near") > findings.number("far"))
  }
}
