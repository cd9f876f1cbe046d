import BayesNumerics
import ChapterTestSupport
import Inference
import Networks
import RealModule
import Testing
import Workbook

@testable import chapter14

@Suite struct GradientsTests {
  static let findings = Shared {
    try await Autoencoders.quickFindings(Autoencoders.gradients)
  }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  /// Moments by hand.
  @Test func momentsAreMoments() {
    let found = SlopeDraws.Moments([1, 2, 3, 6])
    #expect(found.mean == 3 && abs(found.variance - 14.0 / 3) < 1e-15)
  }
}
