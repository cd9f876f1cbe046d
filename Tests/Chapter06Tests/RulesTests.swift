import ChapterTestSupport
import Inference
import TestSupport
import Testing
import Workbook

@testable import chapter6

@Suite struct RulesTests {
  private func findings(_ arguments: [String] = []) async throws -> Findings {
    try await LogicOfInference.findings(LogicOfInference.rules, arguments)
  }

  /// Fractions by hand: 0.81 + 0.01; 0.45 / 0.5; 0.9; 0; 1; 0.082 / (0.082 + 0.162).
  @Test func sixRulesByHand() async throws {
    let values = try await findings().values
    for (rule, expected) in [(1, 0.82), (2, 0.9), (3, 0.9), (4, 0), (5, 1), (6, 0.082 / 0.244)] {
      let after = try #require(values.first { $0.name == "\(rule).after" }).number
      // A dozen roundings of numbers below 1
      #expect(abs(after - expected) < 1e-14, "rule \(rule): \(after)")
    }
    for (name, expected) in [
      ("6.even-cause", 0.82), ("6.turns-at", 0.18), ("2.rare-cause", 0.5),
      ("2.frequent-anyway", 0.5),
    ] {
      let value = try #require(values.first { $0.name == name }).number
      #expect(abs(value - expected) < 1e-14, "\(name): \(value)")
    }
  }

  @Test func everyClaimHolds() async throws {
    let claims = try await findings().claims
    #expect(claims.count == 9)
    for claim in claims { #expect(claim.verdict == .holds, "\(claim.id)") }
  }

  /// Fréchet's bounds, max(0, a + b - 1) ≤ P(A and B) ≤ min(a, b), are reached; and no table goes beyond them.
  @Test(arguments: [0, 0.3, 0.5, 0.9, 1])
  func andIsNotDecidedByTwoProbabilities(likely: Double) throws {
    let found = try Connectives.all(likely)
    // A few roundings of numbers below 1
    for one in found {
      #expect(abs(one.a - likely) < 1e-15 && abs(one.b - likely) < 1e-15)
      #expect(abs(one.and + one.or - 2 * likely) < 1e-15)
    }
    #expect(abs(found[0].and - max(0, 2 * likely - 1)) < 1e-15)
    #expect(abs(found[2].and - likely) < 1e-15)
    #expect((found[2].and == found[0].and) == (likely == 0 || likely == 1))
    #expect(Connectives.linesThatAgree == 12)
  }

  /// The control of the comparison with truth tables: rule 5 with the premises of rule 6 disagrees with its limit.
  @Test func wrongPremisesAreSeen() throws {
    let rules = try SoftRule.all(.standard)
    for rule in rules { #expect(try RuleFinding(rule).boolean == rule.inBooleanLogic) }
    #expect(rules[5].inBooleanLogic == .undecided && rules[4].inBooleanLogic == .isTrue)
  }

  @Test func aRuleThatDoesNotHoldIsShownAsSuch() async throws {
    // 0.6 · 0.6 + 0.4 · 0.1 = 0.4 is not likely
    let weak = try await findings(["--likely", "0.6"])
    #expect(weak.row("1 ").last == "does not hold")
    #expect(weak.answer.contains("5 of the six rules hold (2, 3, 4, 5, 6)"))
    // A cause that is not rare is likely after all
    #expect(try await findings(["--rare", "0.3"]).row("6 ").last == "holds")
    #expect(try await findings(["--rare", "0.45"]).row("6 ").last == "does not hold")
    // Nothing is likely
    let none = try await findings(["--likely", "0.3"])
    for rule in ["1 ", "2 ", "3 "] { #expect(none.row(rule).last == "does not apply") }
  }

  @Test func impossibleEventsAreRefusedInASentence() async throws {
    for (arguments, rule) in [
      (["--rare", "0"], "rule 6"), (["--likely", "0"], "rule 3"), (["--even", "0"], "rule 4"),
    ] {
      let result = CommandRunner.built("chapter6")
        .run(["--section", "rules", "--no-figures"] + arguments)
      #expect(result.status == 65)
      #expect(result.errorLines.count == 1)
      #expect(
        result.errors.hasPrefix("chapter6: \(rule): with these probabilities "), "\(result.errors)")
    }
    for value in ["1.5", "-0.1", "nan", "likely"] {
      expectRefused(["--likely", value], by: LogicOfInference.self)
    }
  }
}
