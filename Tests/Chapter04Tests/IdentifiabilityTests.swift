import BayesNumerics
import Datasets
import Foundation
import Hierarchies
import Testing

@testable import chapter4

@Suite struct IdentifiabilityTests {
  static let population = StarPopulation()
  static let likelihood = StarLikelihood(population: population, noise: 0.1)
  static let field: StarField = {
    var random = RandomSource(seed: 71)
    return StarField(
      count: 500, sigma: StefanBoltzmann.sigma, population: population, noise: 0.1,
      using: &random)
  }()

  /// Grids follow 1 / √(1 / (m² + (s² + t²) / N) + 1 / 2²) to 2 %, terms of order f² = 1 % twice, for every
  /// width of the prior; with a vague mean, 25 times as many stars gain less than 1 %.
  @Test func noNumberOfStarsMakesUpForAVaguePopulation() {
    let result = Identifiability.measure(
      field: Self.field, counts: [20, 500], population: Self.population,
      likelihood: Self.likelihood)
    for curve in result.curves {
      for (posterior, closedForm) in zip(curve.posterior, curve.closedForm) {
        #expect(abs(posterior / closedForm - 1) < 0.02)
      }
    }
    let (few, many) = (result.curves[0].posterior, result.curves[1].posterior)
    let last = result.priors.count - 1
    #expect(many[last] / few[last] > 0.99)
    // Control: with the mean known to 1 % the same stars gain a factor of nearly five
    #expect(many[0] / few[0] < 0.3)
  }

  /// The width falls as 1 / √N, each to the 2 % of the closed form.
  @Test func theWidthFallsAsTheRootOfTheCount() {
    let widths = WidthAgainstCount.measure(
      field: Self.field, counts: [5, 50, 500], population: Self.population,
      likelihood: Self.likelihood)
    for (width, closedForm) in zip(widths.widths, widths.closedForm) {
      #expect(abs(width / closedForm - 1) < 0.02)
    }
    #expect(abs(widths.widths[0] / widths.widths[2] - 10) < 0.4)
  }
}
