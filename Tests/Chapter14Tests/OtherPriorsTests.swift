import BayesNumerics
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
