import BayesNumerics
import ChapterTestSupport
import Datasets
import Inference
import RealModule
import Testing
import Workbook

@testable import chapter7

@Suite struct KnownPosteriorsTests {
  static let findings = Shared {
    try await EveryMethod.quickFindings(
      EveryMethod.knownPosteriors, ["--methods", "grid,laplace,ensemble"])
  }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  /// Moments in closed form against the library's distributions: quantiles of θ are those of p and λ.
  @Test func quantilesAreThoseOfBetaAndGamma() throws {
    let coin = try ExactPosterior(KnownPosterior.coin.posterior)
    let cavalry = try ExactPosterior(KnownPosterior.cavalry.posterior)
    for probability in [0.05, 0.5, 0.95] {
      let p = Beta(a: 11, b: 5).quantile(probability)
      #expect(abs(coin.quantile(probability) - .log(p / (1 - p))) < 1e-7)
      let rate = Gamma(shape: 17, rate: 21).quantile(probability)
      #expect(abs(cavalry.quantile(probability) - .log(rate)) < 1e-7)
    }
  }

  /// Chapter 3's regression with a single feature.
  @Test func theLineIsABayesianRegression() throws {
    let points = QuadraticPoints.points
    let features = Matrix(rows: points.count, columns: 1, elements: points.map(\.x))
    let posterior = BayesianLinearRegression(noiseVariance: 1.5, priorVariance: 1)
      .prior(features: 1).updated(features, targets: points.map(\.y))
    let truth = KnownPosterior.line.truth
    #expect(abs(truth.mean - posterior.mean[0]) < 1e-12)
    #expect(abs(truth.logEvidence - posterior.logEvidence) < 1e-9)
  }

  @Test(arguments: KnownPosterior.all.map(\.chapter))
  func slopesAreDerivatives(_ chapter: Int) throws {
    let known = try #require(KnownPosterior.all.first { $0.chapter == chapter })
    for theta in [-1.5, -0.2, 0.4, 1.3] {
      for part in [known.posterior.logPrior, known.posterior.logLikelihood] {
        let difference = (part(theta + 1e-5).value - part(theta - 1e-5).value) / 2e-5
        let slope = part(theta).slope
        #expect(abs(difference - slope) < 1e-5 * max(1, abs(slope)), "\(known.title) at \(theta)")
      }
      #expect(
        known.posterior.logLikelihood(theta).value
          <= known.posterior.largestLogLikelihood + 1e-9)
    }
  }

  /// A missing Jacobian would show: the coin's prior without p (1 - p) has another evidence.
  @Test func aMissingJacobianWouldShow() throws {
    let coin = KnownPosterior.coin
    let wrong = Posterior(
      name: "no Jacobian", logPrior: { _ in Posterior.LogValue(value: 0, slope: 0) },
      logLikelihood: coin.posterior.logLikelihood, drawPrior: coin.posterior.drawPrior,
      priorSpread: coin.posterior.priorSpread,
      largestLogLikelihood: coin.posterior.largestLogLikelihood)
    #expect(abs(try ExactPosterior(wrong).logEvidence - coin.truth.logEvidence) > 0.1)
  }

  /// What the section is about: Laplace is near on all posteriors with one peak, the ensemble on none.
  @Test func theColumnsTellMethodsApart() async throws {
    let findings = try await Self.findings.value
    for column in ["coin", "horse-kicks", "straight-line", "star"] {
      #expect(findings.number("laplace.\(column)") < 0.2)
      #expect(findings.number("ensemble.\(column)") > 0.7)
      #expect(findings.number("grid.\(column)") < 0.01)
    }
  }
}
