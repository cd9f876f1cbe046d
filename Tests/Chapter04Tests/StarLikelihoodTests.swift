import BayesNumerics
import Foundation
import Testing

@testable import chapter4

@Suite struct StarLikelihoodTests {
  /// The table against adaptive quadrature of the integral as it is written: 1e-10 of quadrature,
  /// 1e-7 of interpolation.
  @Test(arguments: [(0.72, 0.1), (0.72, 0.2), (0.06, 0.2), (2.5, 0.01)])
  func theTableIsTheIntegral(spread: Double, noise: Double) {
    let likelihood = StarLikelihood(spread: spread, noise: noise)
    let width = hypot(spread, noise)
    for d in [-4.0, -2, -0.61, 0, 0.13, 1.7, 3.9].map({ $0 * width }) {
      let law = Normal(mean: 0, standardDeviation: spread)
      let ratio = Normal(mean: 1, standardDeviation: noise)
      // Split at the peaks of both bells
      let middle = min(max(exp(d), 1 - 4 * noise), 1 + 4 * noise)
      let edges = [max(1e-9, 1 - 9 * noise), 1 - 2 * noise, middle, 1 + 2 * noise, 1 + 9 * noise]
        .sorted()
      let exact = zip(edges, edges.dropFirst()).reduce(0) { sum, ends in
        sum
          + integrate(
            { law.density(d - log($0)) * ratio.density($0) }, from: ends.0, to: ends.1,
            relativeTolerance: 1e-11
          ).value
      }
      #expect(
        abs(likelihood(d) - log(exact)) < 1e-6, "\(d): \(likelihood(d)) for \(log(exact))")
    }
  }
}
