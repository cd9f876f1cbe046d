import BayesNumerics
import ChapterTestSupport
import RealModule
import Testing
import Workbook

@testable import chapter7

@Suite struct EqualPeaksTests {
  static let findings = Shared { try await EveryMethod.quickFindings(EveryMethod.equalPeaks) }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  /// A grid of 560,001 places in NumPy: -0.5978921, 0.8184575, -2.7551072 for the prior mean, -2.8226299, 0.7875645,
  /// -3.6198937 for the datum. Its step of 5e-5 is the error of an edge.
  @Test func theCubicIsThatOfAGrid() async throws {
    let findings = try await Self.findings.value
    for (name, expected, error) in [
      ("cubic.height", -0.5978921, 1e-6), ("cubic.height.mass", 0.8184575, 1e-5),
      ("cubic.mass", -2.7551072, 1e-4), ("datum.height", -2.8226299, 1e-6),
      ("datum.height.mass", 0.7875645, 1e-5), ("datum.mass", -3.6198937, 1e-4),
    ] {
      #expect(abs(findings.number(name) - expected) < error, "\(name)")
    }
  }

  /// The rates at which a prior's mean moves the balance, by differences: (θ_r - θ_l)/τ², above zero.
  @Test func bothRatesArePositive() throws {
    let balance = Balance(try Balance.cubic, edge: -1, peaks: [-2, 1])
    func at(_ mean: Double) throws -> Balanced {
      var model = balance.model
      model.prior = Normal(mean: mean, standardDeviation: 2)
      return Balanced(
        model: model, edge: -1, knob: mean, exact: try ExactPosterior(model.posterior))
    }
    for mean in [-3.0, -1, 0, 2] {
      let (low, here, high) = (try at(mean - 1e-3), try at(mean), try at(mean + 1e-3))
      let exact = try #require(here.exact)
      let left = try #require(
        exact.peaks.filter { $0 < -1 }.max { exact.density($0) < exact.density($1) })
      let right = try #require(
        exact.peaks.filter { $0 > -1 }.max { exact.density($0) < exact.density($1) })
      // Differences of the second order over 2e-3, of heights right to 1e-13
      #expect(abs((high.rise - low.rise) / 2e-3 - (right - left) / 4) < 1e-5)
      #expect(high.share > low.share)
    }
  }

  @Test func aSinglePeakIsSaidToBeSingle() async throws {
    let findings = try await EveryMethod.quickFindings(
      EveryMethod.equalPeaks, ["--model", "line"])
    #expect(findings.answer.contains("one peak"))
    #expect(findings.figures.isEmpty)
  }
}
