import BayesNumerics
import ChapterTestSupport
import Foundation
import Testing
import Workbook

@testable import chapter2

@Suite struct NextCountTests {
  /// The predictive distribution by quadrature over the posterior; it sums to 1.
  @Test(arguments: ModelTests.priors, ModelTests.counts) func thePredictiveDistributionIsAnAverage(
    prior: RatePrior, counts: Counts
  ) {
    let posterior = prior.posterior(after: counts)
    let (low, high) = (posterior.quantile(1e-15), posterior.upperTailQuantile(1e-15))
    for k in [0, 1, 4, 9] {
      let average = integrate(
        { posterior.density($0) * Poisson(mean: $0).density(k) }, from: low, to: high,
        relativeTolerance: 1e-12
      ).value
      // What lies beyond the limits weighs little in the average, and most at k = 9: 2e-15 over 1e-9 or more
      let mass = exp(prior.logPredictive(k, after: counts))
      #expect(abs(mass - average) <= 1e-11 * average + 4e-15)
    }
    let total = (0...400).reduce(0) { $0 + exp(prior.logPredictive($1, after: counts)) }
    // 401 masses, each right to 1e-13 or so; beyond 400 lies less than 1e-15 for rates below 60
    #expect(abs(total - 1) < 1e-11)
    // The control: with the rate taken as known the variance is too small
    if case .exponential = prior {
      let gamma = prior.untruncated(after: counts)
      let zero = exp(prior.logPredictive(0, after: counts))
      #expect(zero > exp(-gamma.mean))
    }
  }

  /// Mean of the rate plus variance of what is known of it: 4/1.1 + 4/1.1² after one interval.
  @Test func theVarianceOfTheNextCount() async throws {
    let found = try await PoissonRates.findings(PoissonRates.nextCount)
    let mean = try #require(found.value("mean.1"))
    let variance = try #require(found.value("variance.1"))
    // A few roundings
    let expected = 4 / 1.1
    #expect(abs(mean / expected - 1) < 1e-14)
    #expect(abs(variance / (expected + expected / 1.1) - 1) < 1e-14)
  }

  @Test func aSingleIntervalIsNamedOnce() async throws {
    let found = try await PoissonRates.findings(
      PoissonRates.nextCount, ["--simulate", "--intervals", "1"])
    #expect(found.answer.components(separatedBy: "mean").count == 2, "\(found.answer)")
  }
}
