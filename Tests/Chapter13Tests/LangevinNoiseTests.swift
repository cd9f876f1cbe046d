import ChapterTestSupport
import Testing
import Workbook

@testable import chapter13

@Suite struct LangevinNoiseTests {
  static let findings = Shared {
    try await StochasticGradients.quickFindings(StochasticGradients.langevinNoise)
  }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  /// The two readings of the noise are 1.010 and 0.505 by hand, and the chains tell them apart.
  @Test func theTwoReadingsAreFarApart() async throws {
    let findings = try await Self.findings.value
    #expect(abs(findings.number("exact") - 1 / 0.99) < 1e-12)
    #expect(abs(findings.number("exact.half") - 0.5 / 0.99) < 1e-12)
    let error = findings.values.first { $0.name == "right" }?.standardError ?? .nan
    let distance = findings.number("right") - findings.number("exact.half")
    #expect(distance > Tolerance.monteCarloWidth * error)
  }
}
