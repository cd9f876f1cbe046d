import BayesNumerics
import ChapterTestSupport
import Inference
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

  /// Wrong draws are rejected more often than correct ones, the more the wronger they are.
  @Test func powerGrowsWithTheError() async throws {
    let findings = try await Self.findings.value
    #expect(findings.number("rejected.forty") > findings.number("rejected.ten"))
    #expect(findings.number("rejected.forty") > 5 * findings.number("rejected.right"))
    #expect(findings.number("near") > findings.number("far"))
  }

  /// The χ² test has its level at the right width, and elsewhere the power that 2000 sets show, within 4.42 standard errors.
  @Test(arguments: [0.9, 1.0, 1.1])
  func chiSquareHasItsPower(width: Double) {
    let exact = WidthTests.chiSquarePower(width: width, numbers: 40)
    var random = RandomSource(seed: 9)
    let sets = 2000
    let hits = (0..<sets).count { _ in
      WidthTests.chiSquareRejects((0..<40).map { _ in [width * random.normal()] })
    }
    let error = (exact * (1 - exact) / Double(sets)).squareRoot()
    #expect(abs(Double(hits) / Double(sets) - exact) < Tolerance.monteCarloWidth * error)
    if width == 1 { #expect(abs(exact - 0.05) < 1e-9) } else { #expect(exact > 0.1) }
  }

  /// 500 hits of 500 leave an error, and 250 of 500 have the binomial one.
  @Test func sharesHaveErrors() {
    #expect(MeasuredShare(500, of: 500).error > 1e-3)
    #expect(abs(MeasuredShare(250, of: 500).error - 0.5 / 500.0.squareRoot()) < 1e-12)
    let ratio = MeasuredMean([1, 3]).over(MeasuredMean([4, 4]))
    #expect(ratio.value == 0.5 && abs(ratio.error - 0.25) < 1e-12)
  }
}
