import BayesNumerics
import Datasets
import Foundation
import Hierarchies
import Inference
import Testing
import Workbook

@testable import chapter4

@Suite struct ThreeRoutesTests {
  /// Fifteen stars: NUTS on the hierarchy and the grid agree in mean and standard deviation to 4.4 Monte
  /// Carlo errors (once in 100,000 each); a noise of twice the size in the grid does not.
  @Test func theHierarchyAndTheGridAreOnePosterior() async {
    let population = StarPopulation(areaSpread: 0.15, temperatureSpread: 0.03)
    var random = RandomSource(seed: 51)
    let field = StarField(
      count: 15, sigma: StefanBoltzmann.sigma, population: population, noise: 0.1, using: &random)
    let chains = await StarHierarchy(
      luminosities: field.measured, noise: 0.1, population: population, populationPrior: nil
    ).runChains(
      lengths: ChainLengths(warmUp: 400, draws: 1500), using: RandomSource(seed: 52))
    #expect(chains.isMixed, "\(chains.mixing.sentence)")
    let sampled = chains["log_sigma"]
    func grid(noise: Double) -> SigmaPosterior {
      SigmaPosterior(
        luminosities: field.measured, population: population,
        likelihood: StarLikelihood(population: population, noise: noise))
    }
    let right = grid(noise: 0.1)
    #expect(abs(sampled.mean - right.mean) < 4.4 * sampled.errorOfMean)
    #expect(
      abs(sampled.standardDeviation - right.standardDeviation) < 4.4 * sampled.errorOfDeviation)
    let wrong = grid(noise: 0.2)
    #expect(
      abs(sampled.standardDeviation - wrong.standardDeviation) > 4.4 * sampled.errorOfDeviation)
  }

  /// Chains too short to converge are refused in words, table and claims.
  @Test func chainsThatHaveNotConvergedAreRefused() {
    let stuck = (0..<4).map { chain in
      Draws.Chain(parameters: [(0..<600).map { Double(chain) + 0.001 * Double($0 % 7) }])
    }
    let posterior = SampledPosterior(Draws(names: ["log_sigma"], chains: stuck))
    #expect(!posterior.isMixed)
    #expect(posterior.mixing.sentence.contains("have not mixed"))
  }

  /// The histogram of 4 × 1000 independent normal draws: each bin within 4.4 of its standard errors of the
  /// normal density (once in 100,000 for each of 20), and these errors are √(p (1 - p) / 4000) / step to a
  /// fifth.
  @Test func theHistogramKnowsItsErrors() {
    var random = RandomSource(seed: 5)
    let chains = (0..<4).map { _ in
      Draws.Chain(parameters: [(0..<1000).map { _ in random.normal() }])
    }
    let posterior = SampledPosterior(Draws(names: ["x"], chains: chains))
    let (histogram, errors) = posterior.histogram(of: "x", from: -2, to: 2, bins: 20) { $0 }
    let normal = Normal()
    for (centre, (density, error)) in zip(histogram.centres, zip(histogram.densities, errors)) {
      let half = histogram.step / 2
      let p = normal.cumulative(centre + half) - normal.cumulative(centre - half)
      #expect(abs(density - p / histogram.step) < 4.4 * error)
      #expect(
        abs(error / ((p * (1 - p) / 4000).squareRoot() / histogram.step) - 1) < 0.2, "\(centre)")
    }
  }
}
