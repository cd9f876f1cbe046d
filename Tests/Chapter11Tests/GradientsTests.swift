import BayesNumerics
import ChapterTestSupport
import Inference
import RealModule
import Testing
import Workbook

@testable import chapter11

@Suite struct GradientsTests {
  static let findings = Shared {
    try await VariationalInference.quickFindings(VariationalInference.gradients)
  }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  /// Variances by NumPy on a grid of 641 places: 213.97, 23.977, 11.105 and 5.4932 at N(0, 1); 0.060181 at the optimum.
  @Test func variancesAreThoseOfAGrid() async throws {
    let findings = try await Self.findings.value
    for (name, expected) in [
      ("start.score", 213.97381), ("start.baseline", 23.976703), ("start.path", 11.105033),
      ("start.landing", 5.4931626), ("end.baseline", 0.12491113), ("end.path", 3.2919351),
      ("end.landing", 0.060181076),
    ] {
      #expect(abs(findings.number(name) / expected - 1) < 1e-5, "\(name)")
    }
  }

  static let gradient = OneDrawGradient(
    target: .coin, q: Normal(mean: 0.3, standardDeviation: 0.8))

  /// The mean of each estimate is the slope of the bound, in m and in log s; central differences err by 1e-8.
  @Test(arguments: GradientKind.allCases)
  func estimatesHaveTheSlopeOfTheBound(_ kind: GradientKind) {
    let fit = NormalFit(target: .coin)
    let q = Self.gradient.q
    func bound(_ mean: Double, _ logScale: Double) -> Double {
      fit.bound(
        Normal(mean: q.mean + mean, standardDeviation: q.standardDeviation * .exp(logScale)))
    }
    let baseline = Self.gradient.bestBaseline()
    let slope = (
      NormalFit.expectation { Self.gradient.estimate(kind, $0, baseline: baseline).mean },
      NormalFit.expectation { Self.gradient.estimate(kind, $0, baseline: baseline).logScale }
    )
    #expect(abs(slope.0 - (bound(1e-4, 0) - bound(-1e-4, 0)) / 2e-4) < 1e-6)
    #expect(abs(slope.1 - (bound(0, 1e-4) - bound(0, -1e-4)) / 2e-4) < 1e-6)
  }

  /// A reparametrisation with the variance where the standard deviation belongs is refused by the same check.
  @Test func aWrongReparametrisationWouldShow() {
    let q = Self.gradient.q
    let wrong = NormalFit.expectation { z in
      q.variance * z * OneDimensionalTarget.coin.slope(q.mean + q.variance * z) + 1
    }
    let right = NormalFit.expectation { Self.gradient.path($0).logScale }
    #expect(abs(wrong - right) > 0.1)
  }

  /// The library's estimates against the readable ones, at the same q: means of 20,000 draws within 4.42 combined
  /// standard errors.
  @Test(arguments: [GradientEstimator.path, .stickingTheLanding, .score])
  func theLibraryAgrees(_ estimator: GradientEstimator) {
    let q = Self.gradient.q
    let approximation = VariationalNormal(
      mean: [q.mean], standardDeviations: [q.standardDeviation])
    var random = RandomSource(seed: 4)
    let draws = 20_000
    let found = estimator.gradient(
      of: OneNumber(target: .coin), at: approximation, draws: draws, using: &random)
    let kind: GradientKind =
      switch estimator {
      case .path: .path
      case .stickingTheLanding: .stickingTheLanding
      default: .score
      }
    let moments = Self.gradient.moments(kind, copies: 1)
    let error = (moments.variance / Double(draws)).squareRoot()
    #expect(abs(found.mean[0] - moments.mean) < Tolerance.monteCarloWidth * error)
  }

  /// The variance for many copies against draws of the whole product: 40,000 draws of three coordinates; a variance
  /// of 40,000 heavy-tailed terms is known to some percent, so a tenth is allowed.
  @Test func theVarianceForManyCopiesIsThatOfDraws() {
    var random = RandomSource(seed: 5)
    let s = Self.gradient.q.standardDeviation
    let slopes = (0..<40_000).map { _ -> Double in
      let z = (0..<3).map { _ in random.normal() }
      return z[0] / s * z.reduce(0) { $0 + Self.gradient.weight($1) }
    }
    let mean = slopes.reduce(0, +) / 40_000
    let variance = slopes.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 39_999
    let exact = Self.gradient.moments(.score, copies: 3)
    #expect(abs(variance / exact.variance - 1) < 0.1)
    // Shared noise, the same z in all coordinates, is another thing
    #expect(abs(variance / Self.gradient.moments(.score, copies: 2).variance - 1) > 0.2)
  }
}
