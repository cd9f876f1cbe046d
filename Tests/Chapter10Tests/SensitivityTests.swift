import Testing
import Workbook

@testable import chapter10

@Suite struct SensitivityTests {
  /// Both prices are several standard errors beyond their thresholds at quick sizes.
  @Test func claimsHold() async throws {
    let findings = try await HowManyUnits.quickFindings(HowManyUnits.sensitivity, seed: 1)
    for claim in findings.claims {
      #expect(claim.verdict == .holds, "\(claim.id) \(claim.computedText)")
    }
  }

  /// The same evidences with α near 0 and near 1: the shares follow the prior of M alone.
  @Test func alphaWeighsTheSameEvidences() {
    let equal = (0..<4).map { _ in
      FoundEvidence(logEvidence: -3, standardError: 0.1, evaluations: 0)
    }
    let shares = Share.posterior(of: equal, prior: [1, 2, 4, 8].map { -$0 })
    #expect(shares[0].value > 0.6 && shares[0].value < 0.75)
    #expect(shares[3].value < 0.001)
  }
}
