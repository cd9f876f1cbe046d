import BayesNumerics
import Foundation
import Testing

@testable import chapter2

@Suite struct ModelTests {
  static let priors: [RatePrior] = [
    .uniform(upTo: 5), .exponential(mean: 3), .exponential(mean: 10), .uniform(upTo: 0.5),
  ]
  static let counts = [(3, 1), (15, 5), (300, 100), (0, 1), (0, 40), (7, 2)].map {
    Counts(sum: $0.0, intervals: $0.1)
  }

  /// Bayes' theorem by quadrature against the conjugate formula. The control: one event more.
  @Test(arguments: priors, counts) func theClosedFormIsBayesTheorem(
    prior: RatePrior, counts: Counts
  ) {
    let posterior = prior.posterior(after: counts)
    func joint(_ rate: Double) -> Double {
      exp(prior.logDensity(rate))
        * Poisson(mean: rate * Double(counts.intervals)).density(counts.sum)
    }
    // Over all but 1e-15 of the posterior on each side, so that no peak is missed
    let (low, high) = (posterior.quantile(1e-15), posterior.upperTailQuantile(1e-15))
    let evidence = integrate(joint, from: low, to: high, relativeTolerance: 1e-12).value
    let control = prior.posterior(
      after: Counts(sum: counts.sum + 1, intervals: counts.intervals))
    for p in [0.01, 0.3, 0.5, 0.9] {
      let rate = posterior.quantile(p)
      // The quadrature was asked for 1e-12, and misses 2e-15
      #expect(abs(joint(rate) / evidence / posterior.density(rate) - 1) < 1e-11)
      let wrong = joint(rate) / evidence / control.density(rate)
      if p == 0.01 { #expect(abs(wrong - 1) > 1e-3) }
    }
  }

  /// Rows 53 and 54 by hand.
  @Test func modesOfTheLedger() {
    let model = LandscapeModel(first: .exponential(mean: 10), second: .exponential(mean: 3))
    let expected: [(SensorCounts, Double, Double)] = [
      (SensorCounts(3, 1, intervals: 1), 3 / 1.1, 1 / (4 / 3.0)),
      (SensorCounts(15, 5, intervals: 5), 15 / 5.1, 5 / (16 / 3.0)),
      (SensorCounts(300, 100, intervals: 100), 300 / 100.1, 100 / (301 / 3.0)),
    ]
    for (counts, first, second) in expected {
      let mode = model.posterior(after: counts).mode
      // Two or three roundings
      #expect(abs(mode.first / first - 1) < 1e-15 && abs(mode.second / second - 1) < 1e-15)
    }
  }
}
