import BayesNumerics
import ChapterTestSupport
import Inference
import RealModule
import Testing
import Workbook

@testable import chapter12

@Suite struct LongRunTests {
  static let findings = Shared {
    try await RefinedVariational.quickFindings(RefinedVariational.longRun)
  }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  /// From draws of the target itself the share stays what it is, at every time.
  @Test func theTargetIsInvariant() {
    let place = MarchTarget.lens
    #expect(place.exact > 0.02 && place.exact < 0.05)
    let first = Normal(mean: 0, standardDeviation: 0.5)
    let beyond = 2 * (1 - first.cumulative(0.9)) - 2 * (1 - first.cumulative(1))
    #expect(abs(place.exact - beyond / (1 - 2 * (1 - first.cumulative(1)))) < 1e-12)
    #expect(place.holds([2 * .atanh(0.91), 0]) && !place.holds([2 * .atanh(-0.89), 0]))
  }
}
