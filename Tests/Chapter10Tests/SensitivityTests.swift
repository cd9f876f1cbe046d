import ChapterTestSupport
import Foundation
import Testing
import Workbook

@testable import chapter10

@Suite struct SensitivityTests {
  /// Both numbers are several standard errors beyond their thresholds at quick sizes.
  @Test func claimsHold() async throws {
    let findings = try await HowManyUnits.quickFindings(HowManyUnits.sensitivity, seed: 1)
    for claim in findings.claims {
      #expect(claim.verdict == .holds, "\(claim.id) \(claim.computedText)")
    }
  }

  /// Another α only weighs the same evidences: chains under 0.1 and 0.9 agree with those under 0.5 once each share is
  /// divided by its prior. Four units against three, within five combined errors, missed once in a million times.
  @Test func alphaLeavesTheEvidencesAlone() async throws {
    let findings = try await HowManyUnits.quickFindings(HowManyUnits.sensitivity, seed: 1)
    func rise(_ name: String) throws -> Share {
      let (four, three) = (
        try #require(findings.values.first { $0.name == "\(name).log.4" }),
        try #require(findings.values.first { $0.name == "\(name).log.3" })
      )
      return Share(
        value: four.number - three.number,
        standardError: hypot(four.standardError ?? .nan, three.standardError ?? .nan))
    }
    let usual = try rise("usual")
    for name in ["alpha.0.1", "alpha.0.9"] {
      #expect(try abs(rise(name).distance(to: usual)) < 5, "\(name)")
    }
  }

  /// One chain of four has been at a size for a while and the others never: the error is the spread of their shares, not
  /// that of one visit.
  @Test func aSizeThatSomeChainsNeverMetHasAnHonestError() {
    let chains = (0..<4).map { chain in (0..<1000).map { chain == 0 && $0 < 92 ? 6 : $0 % 2 } }
    let share = Share.visits(chains, upTo: 7)[6]
    #expect(abs(share.value - 0.023) < 1e-12)
    #expect(abs(share.standardError - 0.023) < 1e-12)
    #expect(Share.visits(chains, upTo: 7)[7].standardError == 1 / 4000.0)
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
