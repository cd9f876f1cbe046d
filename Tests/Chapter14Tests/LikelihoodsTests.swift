import BayesNumerics
import Inference
import Networks
import RealModule
import Testing
import Workbook

@testable import chapter14

@Suite struct LikelihoodsTests {
  static let findings = Shared {
    try await Autoencoders.quickFindings(Autoencoders.likelihoods)
  }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  /// One image of two levels: each level with (count + 1)/(images + levels).
  @Test func frequenciesAreCounted() {
    let found = LevelFrequencies([[0, 1], [0, 0]], levels: 2)
    #expect(abs(found.logProbability([[0, 1]]) - Double.log(0.75 * 0.5)) < 1e-15)
  }
}
