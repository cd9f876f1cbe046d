import BayesNumerics
import ChapterTestSupport
import Inference
import RealModule
import Testing
import Workbook

@testable import chapter12

@Suite struct CoordinatesTests {
  static let findings = Shared {
    try await RefinedVariational.quickFindings(RefinedVariational.coordinates)
  }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  /// Both forms are one distribution: log p(x, v) = log p(r, v) - v.
  @Test func bothFormsAreOneDistribution() {
    for place in [[0.3, 1.0], [-1.2, -2]] {
      let there = FunnelWithoutNeck.place(place)
      let difference =
        NarrowFunnel().logDensity(at: there) - FunnelWithoutNeck().logDensity(at: place)
      #expect(abs(difference + place[1]) < 1e-12)
      #expect(GradientCheck(of: FunnelWithoutNeck(), at: place).passes())
    }
  }
}
