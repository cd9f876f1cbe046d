import BayesNumerics
import ChapterTestSupport
import Inference
import Networks
import RealModule
import Testing
import Workbook

@testable import chapter14

@Suite struct OrderlyCodesTests {
  static let findings = Shared {
    try await Autoencoders.quickFindings(Autoencoders.orderlyCodes)
  }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  @Test func theNearestIsTheNearest() {
    let found = Autoencoders.nearest([0, 0], [[3, 4], [1, 0], [0, 2]])
    #expect(found.place == 1 && found.distance == 1)
  }
}
