import BayesNumerics
import ChapterTestSupport
import Foundation
import Inference
import Testing
import Workbook

@testable import chapter6

@Suite struct SumAndProductTests {
  private func findings(_ arguments: [String] = []) async throws -> Findings {
    try await LogicOfInference.findings(LogicOfInference.sumAndProduct, arguments)
  }

  /// On paper: P(bright) = 0.045 + 0.06, P(giant | bright) = 4/7, P(bright) where half are giants 0.325.
  @Test func rulesByHand() async throws {
    let values = try await findings().values
    for (name, expected) in [
      ("bright.marginal", 0.105), ("bright.giant", 4.0 / 7), ("faint.giant", 1.0 / 64),
      ("bright.informed", 0.325),
    ] {
      let value = try #require(values.first { $0.name == name }).number
      // A few roundings of numbers below 1
      #expect(abs(value - expected) < 1e-14, "\(name): \(value)")
    }
  }

  @Test func everyClaimHolds() async throws {
    let claims = try await findings().claims
    #expect(claims.count == 9)
    for claim in claims { #expect(claim.verdict == .holds, "\(claim.id)") }
  }

  /// One look may leave more entropy than there was; the average of all never does, for any share of
  /// giants. The control: the average without its weights does.
  @Test func conditioningCannotRaiseTheAverage() throws {
    var raisedByOneLook = 0
    var raisedByTheControl = 0
    for percent in 1...99 {
      let table = try StarTable(giants: Double(percent) / 100)
      let budget = EntropyBudget(table.joint)
      let looks = try table.looks()
      #expect(budget.kindGivenLook < budget.kind)
      #expect(abs(budget.kind - budget.kindGivenLook - budget.mutual) < 1e-14)
      if looks.contains(where: { $0.entropy > budget.kind }) { raisedByOneLook += 1 }
      if looks.reduce(0, { $0 + $1.entropy }) / 3 > budget.kind { raisedByTheControl += 1 }
    }
    #expect(raisedByOneLook > 10 && raisedByTheControl > 0)
  }

  @Test func nothingIsLearntWhereTheKindIsKnown() async throws {
    for share in ["0", "1"] {
      let values = try await findings(["--rare", share]).values
      #expect(values.first { $0.name == "mutual" }?.number == 0)
      #expect(values.first { $0.name == "entropy.kind" }?.number == 0)
    }
  }
}
