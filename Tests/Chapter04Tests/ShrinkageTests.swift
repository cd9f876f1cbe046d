import BayesNumerics
import Datasets
import Foundation
import Hierarchies
import Inference
import Testing
import Workbook

@testable import chapter4

@Suite struct ShrinkageTests {
  /// What the section says a star keeps of its distance from the mean is the slope of its posterior mean:
  /// 100 stars with σ_T nearly known, sampled; the slope of least squares to 4.4 of its standard errors.
  @Test func posteriorMeansAreShrunkenByTheSlope() async {
    let population = StarPopulation()
    var random = RandomSource(seed: 61)
    let field = StarField(
      count: 100, sigma: StefanBoltzmann.sigma, population: population, noise: 0.1,
      using: &random)
    let model = StarHierarchy(
      luminosities: field.measured, noise: 0.1, population: population, populationPrior: nil,
      constantPrior: ConstantPrior(median: StefanBoltzmann.sigma, logWidth: 1e-3))
    let chains = await model.runChains(
      stars: 100, lengths: ChainLengths(warmUp: 400, draws: 600), using: RandomSource(seed: 62))
    #expect(chains.isMixed, "\(chains.mixing.sentence)")
    let noise = ClosedFormPosterior.logNoise(0.1).standardDeviation
    let total = population.productSpread * population.productSpread + noise * noise
    func check(_ column: String, truth: [Double], expected: Double, wrong: Double) {
      let means = truth.indices.map { chains.draws.moments("\(column)[\($0 + 1)]").mean }
      let squares = truth.reduce(0) { $0 + $1 * $1 }
      let slope = zip(truth, means).reduce(0) { $0 + $1.0 * $1.1 } / squares
      let residuals = zip(truth, means).reduce(0) {
        $0 + ($1.1 - slope * $1.0) * ($1.1 - slope * $1.0)
      }
      let error = (residuals / 99 / squares).squareRoot()
      #expect(abs(slope - expected) < 4.4 * error, "\(column): \(slope) ± \(error)")
      #expect(abs(slope - wrong) > 4.4 * error, "\(column): \(slope) ± \(error)")
    }
    let (area, temperature) = (0.36 / total, 0.16 / total)
    check(
      "log_A", truth: field.stars.map { log($0.area) }, expected: area, wrong: temperature)
    check(
      "log_T", truth: field.stars.map { log($0.temperature) }, expected: temperature, wrong: area)
  }
}
