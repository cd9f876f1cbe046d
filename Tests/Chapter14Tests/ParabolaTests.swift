import BayesNumerics
import ChapterTestSupport
import Inference
import Networks
import RealModule
import Testing
import Workbook

@testable import chapter14

@Suite struct ParabolaTests {
  static let findings = Shared {
    try await Autoencoders.quickFindings(Autoencoders.parabola)
  }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  @Test func correlationIsKnown() {
    #expect(abs(Autoencoders.correlation([1, 2, 3], [2, 4, 6]) - 1) < 1e-15)
    #expect(abs(Autoencoders.correlation([1, 2, 3], [1, 0, 1])) < 1e-15)
  }
}
