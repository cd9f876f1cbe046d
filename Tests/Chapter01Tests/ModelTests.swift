import BayesNumerics
import Foundation
import TestSupport
import Testing

@testable import chapter1

@Suite struct ModelTests {
  /// Bayes' theorem by quadrature against the conjugate formula, also for lopsided priors and data.
  @Test(arguments: [
    (Beta(a: 1, b: 1), Flips(heads: 10, flips: 14)), (Beta(a: 10, b: 10), .lecture),
    (Beta(a: 2, b: 7), Flips(heads: 0, flips: 5)), (Beta(a: 3, b: 1), Flips(heads: 9, flips: 9)),
  ]) func theEvidenceIsTheIntegralOfLikelihoodTimesPrior(prior: Beta, data: Flips) {
    let model = CoinModel(prior: prior)
    func joint(_ p: Double) -> Double { model.likelihood(of: data, p: p) * prior.density(p) }
    let integral = integrate(joint, from: 0, to: 1, relativeTolerance: 1e-13)
    // The quadrature was asked for 1e-13 of a smooth function
    #expect(abs(exp(model.logEvidence(of: data)) / integral.value - 1) < 1e-12)
    for p in [0.1, 0.37, 0.5, 0.9] {
      let bayes = model.likelihood(of: data, p: p) * prior.density(p) / integral.value
      #expect(abs(model.posterior(after: data).density(p) / bayes - 1) < 1e-12)
    }
    // The control: one head too many in the prior is seen
    let wrong = CoinModel(prior: Beta(a: prior.a + 1, b: prior.b))
    #expect(abs(exp(wrong.logEvidence(of: data)) / integral.value - 1) > 1e-3)
  }
}
