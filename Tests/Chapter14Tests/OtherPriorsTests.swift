import BayesNumerics
import ChapterTestSupport
import Inference
import Networks
import RealModule
import Testing
import Workbook

@testable import chapter14

@Suite struct OtherPriorsTests {
  static let findings = Shared {
    try await Autoencoders.quickFindings(Autoencoders.otherPriors)
  }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  /// Draws of N(0, I) stay below the limit of the Stein discrepancy nineteen times of twenty, and wider ones do not.
  @Test func theSteinLimitIsOfItsPrior() {
    let null = SteinNull(draws: 100, sets: 100, using: RandomSource(seed: 1))
    #expect(null.limit > null.expected && null.limit < 2 * null.expected)
    var random = RandomSource(seed: 2)
    func beyond(_ width: Double) -> Int {
      (0..<100).filter { _ in
        let points = (0..<100).map { _ in [width * random.normal(), width * random.normal()] }
        let slopes = points.map { $0.map { -$0 } }
        return KernelSteinDiscrepancy()(points, slopes: slopes) > null.limit
      }.count
    }
    // 5 of 100 by its level; 20 or more have a probability of 10⁻⁷, and with the limit's own error of 10⁻⁴
    #expect(beyond(1) < 20 && beyond(1.5) > 90)
  }

  /// Codes that are draws of the prior pass the test, shifted ones do not.
  @Test func theTestKnowsItsPrior() {
    var random = RandomSource(seed: 1)
    let right = (0..<200).map { _ in Autoencoders.modes.draw(2, using: &random) }
    let shifted = right.map { [$0[0] + 0.8, $0[1]] }
    func p(_ codes: [[Double]]) -> Double {
      CodeTest(
        "codes", codes, prior: Autoencoders.modes, permutations: 199, using: RandomSource(seed: 2)
      ).pValue
    }
    #expect(p(right) > 0.005 && p(shifted) <= 0.01)
  }
}
