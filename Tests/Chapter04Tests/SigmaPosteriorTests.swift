import BayesNumerics
import Datasets
import Foundation
import Hierarchies
import TestSupport
import Testing

@testable import chapter4

@Suite struct SigmaPosteriorTests {
  static let population = StarPopulation()

  @Test func theGridIsThePosterior() {
    var random = RandomSource(seed: 4)
    let field = StarField(
      count: 7, sigma: 5e-8, population: Self.population, noise: 0.1, using: &random)
    let likelihood = StarLikelihood(population: Self.population, noise: 0.1)
    let posterior = SigmaPosterior(
      luminosities: field.measured, population: Self.population, likelihood: likelihood)
    // By adaptive quadrature of prior times likelihoods, over the range of the grid
    let prior = Normal(mean: log(1e-7 / NominalSun.sigma), standardDeviation: 2)
    let ends = (posterior.density.x[0], posterior.density.x[160])
    let peak = field.measured.reduce(prior.logDensity(posterior.mean)) {
      $0 + likelihood(log($1) - posterior.mean)
    }
    func joint(_ x: Double) -> Double {
      exp(field.measured.reduce(prior.logDensity(x) - peak) { $0 + likelihood(log($1) - x) })
    }
    let norm = integrate(joint, from: ends.0, to: ends.1).value
    let mean = integrate({ $0 * joint($0) }, from: ends.0, to: ends.1).value / norm
    let below = integrate(joint, from: ends.0, to: mean + 0.1).value / norm
    #expect(abs(posterior.mean - mean) < 1e-8)
    #expect(abs(posterior.density.cumulative(mean + 0.1) - below) < 1e-5)
  }

  /// The curve that figures show is a density of σ_T, not of its logarithm: its trapezoids add up to 1 and
  /// have the mean of exp(log σ_T). Steps of a tenth of the width err by less than 1e-5.
  @Test func theCurveIsADensityOfTheConstant() {
    var random = RandomSource(seed: 6)
    let field = StarField(
      count: 30, sigma: 5e-8, population: Self.population, noise: 0.1, using: &random)
    let posterior = SigmaPosterior(
      luminosities: field.measured, population: Self.population,
      likelihood: StarLikelihood(population: Self.population, noise: 0.1))
    let (x, y) = posterior.curve
    func sum(_ f: (Double) -> Double) -> Double {
      (1..<x.count).reduce(0) {
        $0 + (x[$1] - x[$1 - 1]) * (f(x[$1]) * y[$1] + f(x[$1 - 1]) * y[$1 - 1]) / 2
      }
    }
    let density = posterior.density
    let mean = zip(density.x, density.density).reduce(0) {
      $0 + 1e8 * NominalSun.sigma * exp($1.0) * $1.1 * density.step
    }
    #expect(abs(sum { _ in 1 } - 1) < 1e-4)
    #expect(abs(sum { $0 } / mean - 1) < 1e-4)
  }

  /// Smearing twice is smearing once by both: convolutions of Gaussians, to 1e-6 of the grid's reach.
  @Test func anUncertainMeanWidensAsALawOfSquares() {
    var random = RandomSource(seed: 5)
    let field = StarField(
      count: 50, sigma: 5e-8, population: Self.population, noise: 0.1, using: &random)
    let likelihood = StarLikelihood(population: Self.population, noise: 0.1)
    let flat = ConstantPrior(median: 1e-7, logWidth: 1e6)
    func width(_ uncertainty: Double) -> Double {
      SigmaPosterior(
        luminosities: field.measured, population: Self.population, meanUncertainty: uncertainty,
        likelihood: likelihood, prior: flat
      ).standardDeviation
    }
    let sharp = SigmaPosterior(
      luminosities: field.measured, population: Self.population, likelihood: likelihood,
      prior: flat
    ).standardDeviation
    for m in [0.05, 0.3, 1.0] {
      #expect(abs(width(m) - hypot(sharp, m)) < 1e-5 * hypot(sharp, m))
    }
  }
}
