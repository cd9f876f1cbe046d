import BayesNumerics
import ChapterTestSupport
import Foundation
import Inference
import TestSupport
import Testing
import Workbook

@testable import chapter7

@Suite struct LaplaceTests {
  static let findings = Shared { try await EveryMethod.quickFindings(EveryMethod.laplace) }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  /// At the peak -1.31361 the second derivative is -1/4 - (cos² + (y - sin) sin)/σ²: by hand.
  @Test func theWidthIsThatOfTheCurvature() async throws {
    let peak = -1.313613
    let (s, c) = (sin(peak), cos(peak))
    let curvature = 0.25 + (c * c + (-2 - s) * s) / 0.8
    let findings = try await Self.findings.value
    #expect(abs(findings.number("width1") - 1 / curvature.squareRoot()) < 1e-5)
  }

  /// Exact for a normal posterior: a line as function.
  @Test func aNormalPosteriorIsExact() throws {
    let model = NonlinearModel(data: [1, 2], function: .line)
    let bump = try #require(
      Bump.climbed(CountedPosterior(model.posterior), from: -3))
    let exact = try ExactPosterior(model.posterior)
    #expect(abs(bump.normal.mean - exact.mean) < 1e-8)
    #expect(abs(bump.normal.standardDeviation - exact.standardDeviation) < 1e-7)
    #expect(abs(bump.logArea - exact.logEvidence) < 1e-7)
  }

  /// A control: an area without √(2π), the commonest slip, is 0.92 nats off.
  @Test func anAreaWithoutTheRootWouldShow() async throws {
    let findings = try await Self.findings.value
    let slip = findings.number("both.log-evidence") - 0.5 * log(2 * Double.pi)
    #expect(abs(findings.number("both.log-evidence") + 2.5314) < 0.1)
    #expect(abs(slip + 2.5314) > 0.5)
  }

  /// A reader's own case: two peaks, one, none beside the prior's, hundreds, and none that is smooth.
  @Test(arguments: OwnCase.all)
  func ownCasesAreAnsweredInASentence(_ arguments: [String]) async throws {
    let findings = try await EveryMethod.quickFindings(EveryMethod.laplace, arguments)
    #expect(
      !findings.answer.contains("NaN") && findings.answer.hasSuffix("."), "\(findings.answer)")
    let printed = findings.tables.flatMap { $0.rows.flatMap(\.self) + [$0.note] }
    #expect(!printed.contains { $0.contains("NaN") || $0.contains("nan") }, "\(printed)")
    #expect(findings.values.allSatisfy { $0.number.isFinite })
  }

  /// A line's normal is the posterior; a corner has no curvature, which is said.
  @Test func onePeakIsOneNormal() async throws {
    let findings = try await EveryMethod.quickFindings(EveryMethod.laplace, ["--model", "line"])
    #expect(findings.answer.contains("one peak") && abs(findings.number("one.gap")) < 1e-6)
  }
}
