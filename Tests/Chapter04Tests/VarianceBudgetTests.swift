import BayesNumerics
import Datasets
import Foundation
import Hierarchies
import Testing

@testable import chapter4

@Suite struct VarianceBudgetTests {
  /// Noise and population alike in size, so that either in the place of the other, both at once, or half
  /// of one would be seen.
  ///
  /// A standard deviation from 1000 experiments has an error of 1 / √2000 = 2.2 %, of which 4.4 are allowed
  /// (once in 100,000), and 2 % for noise that is log-normal but for terms of order f².
  @Test func eachPartIsWhatItsNameSays() {
    let population = StarPopulation(areaSpread: 0.08, temperatureSpread: 0.015)
    let noise = 0.1
    let prior = PopulationPrior(logSpread: 0.1)
    var random = RandomSource(seed: 31)
    let field = StarField(
      count: 20, sigma: StefanBoltzmann.sigma, population: population, noise: noise,
      using: &random)
    let budget = VarianceBudget.measure(
      field: field, population: population, prior: prior,
      likelihood: StarLikelihood(population: population, noise: noise),
      sampled: (0.2, 0.001, 0.002), experiments: 1000, using: RandomSource(seed: 32))
    let instrument = ClosedFormPosterior.logNoise(noise).standardDeviation / Double(20).squareRoot()
    let stars = population.productSpread / Double(20).squareRoot()
    let tolerance = 4.4 / Double(2000).squareRoot() + 0.02
    #expect(abs(budget.instrument / instrument - 1) < tolerance)
    #expect(abs(budget.population / stars - 1) < tolerance)
    // The mean of log A to 0.1, four times that of log T to 0.02
    #expect(abs(budget.scientific - hypot(0.1, 0.08)) < 1e-15)
    // The grid is finer than the Monte Carlo error that it was given
    #expect(budget.precision == 0.002)
    let squares = [budget.precision, budget.instrument, budget.population, budget.scientific]
      .reduce(0) { $0 + $1 * $1 }
    #expect(abs(budget.sum - squares.squareRoot()) < 1e-15)
    // Without chains that have converged nothing is said of the posterior or of their error
    let refused = VarianceBudget.measure(
      field: field, population: population, prior: prior,
      likelihood: StarLikelihood(population: population, noise: noise), sampled: nil,
      experiments: 10, using: RandomSource(seed: 32))
    #expect(refused.posterior == nil && refused.precision < 1e-6)
    // Controls: noise in the population's part, the other's place
    let both = hypot(instrument, stars)
    #expect(abs(both / stars - 1) > 2 * tolerance && abs(both / instrument - 1) > 2 * tolerance)
  }
}
