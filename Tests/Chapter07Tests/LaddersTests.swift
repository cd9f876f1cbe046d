import BayesNumerics
import ChapterTestSupport
import Foundation
import Inference
import TestSupport
import Testing
import Workbook

@testable import chapter7

@Suite struct LaddersTests {
  static let findings = Shared { try await EveryMethod.quickFindings(EveryMethod.ladders) }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  /// The factors of the wrapper are prior and likelihood, and its slope at a power is theirs.
  @Test(arguments: [0.0, 0.3, 1])
  func powersOfTheLikelihood(_ power: Double) {
    let posterior = NonlinearModel.lecture.posterior
    let target = CountedPosterior(posterior)
    var gradient = [0.0]
    let factors = target.logFactors(at: [0.7], power: power, gradient: &gradient)
    let likelihood = posterior.logLikelihood(0.7)
    #expect(factors.reference == posterior.logPrior(0.7).value)
    #expect(factors.likelihood == likelihood.value)
    #expect(abs(gradient[0] - posterior.logPrior(0.7).slope - power * likelihood.slope) < 1e-12)
  }

  /// A ladder that starts on one side crosses; NUTS of the chapter's section on chains does not.
  @Test func theLadderCrosses() async throws {
    #expect(try await Self.findings.value.number("ladder.crossings") > 20)
  }

  /// A reader's own case: two peaks, one, none beside the prior's, hundreds, and none that is smooth.
  @Test(arguments: OwnCase.all)
  func ownCasesAreAnsweredInASentence(_ arguments: [String]) async throws {
    let findings = try await EveryMethod.quickFindings(EveryMethod.ladders, arguments)
    #expect(
      !findings.answer.contains("NaN") && findings.answer.hasSuffix("."), "\(findings.answer)")
    let printed = findings.tables.flatMap { $0.rows.flatMap(\.self) + [$0.note] }
    #expect(!printed.contains { $0.contains("NaN") || $0.contains("nan") }, "\(printed)")
    #expect(findings.values.allSatisfy { $0.number.isFinite })
  }
}
