import BayesNumerics
import ChapterTestSupport
import Foundation
import Inference
import TestSupport
import Testing
import Workbook

@testable import chapter7

@Suite struct VariationalTests {
  static let findings = Shared { try await EveryMethod.quickFindings(EveryMethod.variational) }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  private static let fit = MixtureFit(target: CountedPosterior(NonlinearModel.lecture.posterior))
  private static let place = [1.2, -1.1, -0.3, 3.7, -0.5]

  /// The slopes of the mixture's bound are derivatives: the sums over 41 places are exact to 1e-6 at these widths, and
  /// what q itself moves adds nothing.
  @Test func slopesOfTheMixture() {
    var slopes = Self.place
    _ = Self.fit.bound(Self.place, slopes: &slopes)
    var unused = slopes
    for i in slopes.indices {
      func moved(_ step: Double) -> Double {
        var numbers = Self.place
        numbers[i] += step
        return Self.fit.bound(numbers, slopes: &unused)
      }
      let difference = (moved(1e-4) - moved(-1e-4)) / 2e-4
      #expect(abs(difference - slopes[i]) < 2e-5 * max(1, abs(difference)), "number \(i)")
    }
  }

  /// A bound is below the evidence by KL(q‖p), which quadrature gives as well.
  @Test func theGapIsTheDivergence() throws {
    let exact = try ExactPosterior(NonlinearModel.lecture.posterior)
    var slopes = Self.place
    let bound = Self.fit.bound(Self.place, slopes: &slopes)
    let q = MixtureFit.mixture(Self.place)
    let divergence = [Double](stride(from: -16.0, to: 16, by: 1)).reduce(0) { sum, left in
      sum
        + integrate(
          { exp(q.logDensity($0)) * (q.logDensity($0) - log(exact.density($0))) }, from: left,
          to: left + 1
        ).value
    }
    #expect(abs(exact.logEvidence - bound - divergence) < 1e-5)
  }

  /// Controls: an entropy of the wrong sign, and slopes in s in place of log s, are not the derivatives.
  @Test func wrongSlopesWouldShow() {
    var slopes = Self.place
    _ = Self.fit.bound(Self.place, slopes: &slopes)
    func wrong(_ numbers: [Double]) -> Double {
      var unused = numbers
      let q = MixtureFit.mixture(numbers)
      // E_q[log q] once more on each side turns its sign
      let entropy = [Double](stride(from: -16.0, to: 16, by: 1)).reduce(0) { sum, left in
        sum
          - integrate({ exp(q.logDensity($0)) * q.logDensity($0) }, from: left, to: left + 1).value
      }
      return Self.fit.bound(numbers, slopes: &unused) - 2 * entropy
    }
    var (up, down) = (Self.place, Self.place)
    up[2] += 1e-4
    down[2] -= 1e-4
    let difference = (wrong(up) - wrong(down)) / 2e-4
    #expect(abs(difference - slopes[2]) > 0.1)
    let width = exp(Self.place[2])
    #expect(abs(slopes[2] / width - slopes[2]) > 0.01)
  }

  /// An ensemble counts starts: its share of the second peak is that of the prior's mass whose climbs end there, not the posterior's.
  @Test func theEnsembleCountsStarts() async throws {
    let findings = try await Self.findings.value
    #expect(abs(findings.number("ensemble.mass") - findings.number("mass")) > 0.04)
  }

  /// A reader's own case: two peaks, one, none beside the prior's, hundreds, and none that is smooth.
  @Test(arguments: OwnCase.all)
  func ownCasesAreAnsweredInASentence(_ arguments: [String]) async throws {
    let findings = try await EveryMethod.quickFindings(EveryMethod.variational, arguments)
    #expect(
      !findings.answer.contains("NaN") && findings.answer.hasSuffix("."), "\(findings.answer)")
    let printed = findings.tables.flatMap { $0.rows.flatMap(\.self) + [$0.note] }
    #expect(!printed.contains { $0.contains("NaN") || $0.contains("nan") }, "\(printed)")
    #expect(findings.values.allSatisfy { $0.number.isFinite })
  }
}
