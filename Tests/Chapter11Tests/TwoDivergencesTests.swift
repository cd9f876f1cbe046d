import BayesNumerics
import ChapterTestSupport
import Foundation
import Inference
import Testing
import Workbook

@testable import chapter11

@Suite struct TwoDivergencesTests {
  static let findings = Shared {
    try await VariationalInference.quickFindings(VariationalInference.twoDivergences)
  }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  /// A grid of 400,001 points in NumPy 2.4: log evidence -2.531397, mass beyond 1.5 0.108677, optima at -1.343258
  /// (sd 0.762451, KL 0.117575) and 4.010614 (KL 2.223423); moments -0.769858 and 1.848950. Seven digits are printed.
  @Test func thePeaksAreThoseOfAGrid() async throws {
    let findings = try await Self.findings.value
    for (name, expected) in [
      ("log-evidence", -2.5313965), ("second-peak", 0.10867685), ("reverse.mean", -1.3432580),
      ("reverse.sd", 0.7624512), ("reverse.kl", 0.1175748), ("other.mean", 4.0106137),
      ("other.kl", 2.2234232), ("forward.mean", -0.7698578), ("forward.sd", 1.8489501),
      ("forward.kl", 0.5265059),
    ] {
      #expect(abs(findings.number(name) - expected) < 2e-6, "\(name)")
    }
  }

  /// The library's nearest normals, by Newton's method and by quadrature, are the chapter's, by a climb over a grid: the
  /// climb ends where a step would be 1e-9 long.
  @Test(arguments: [-1.3, 4])
  func theLibraryAgrees(_ start: Double) throws {
    let target = OneDimensionalTarget.sine
    let from = Normal(mean: start, standardDeviation: 0.5)
    let climbed = NormalFit(target: target).climb(from: from)
    let library = try #require(NearestNormal.seeking(OneNumber(target: target), from: from))
    #expect(abs(library.mean - climbed.mean) < 1e-5)
    #expect(abs(library.standardDeviation - climbed.standardDeviation) < 1e-5)
    let bound = NearestNormal.bound(of: OneNumber(target: target), under: climbed)
    #expect(abs(bound - NormalFit(target: target).bound(climbed)) < 1e-8)
    let covering = try #require(
      NearestNormal.covering(target.logDensity, splitAt: [-4, -1.3, 1.3, 4]))
    #expect(abs(covering.mean - target.momentMatched.mean) < 1e-6)
  }

  /// The slopes are those of the densities, by central differences: error of order 1e-10 of the fourth derivative.
  @Test(arguments: [-3.0, -1, 0.2, 1.7, 4])
  func slopesAreDerivatives(_ place: Double) {
    for target in [OneDimensionalTarget.sine, .skew, .coin] {
      let difference =
        (target.logDensity(place + 1e-5) - target.logDensity(place - 1e-5)) / 2e-5
      #expect(
        abs(difference - target.slope(place)) < 1e-5 * max(1, abs(difference)), "\(target.name)")
    }
  }

  /// An entropy of the wrong sign has its optimum elsewhere: without limit at width zero.
  @Test func theWrongSignOfTheEntropyWouldShow() {
    let fit = NormalFit(target: .coin)
    let best = fit.climb(from: Normal())
    func wrong(_ q: Normal) -> Double { fit.bound(q) - 2 * log(q.standardDeviation) }
    let narrow = Normal(mean: best.mean, standardDeviation: best.standardDeviation / 10)
    #expect(fit.bound(narrow) < fit.bound(best))
    #expect(wrong(narrow) > wrong(best))
  }
}
