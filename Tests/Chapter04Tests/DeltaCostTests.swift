import BayesNumerics
import Datasets
import Foundation
import Inference
import Testing

@testable import chapter4

@Suite struct DeltaCostTests {
  /// Eight stars, each width sampled: the posterior is as wide as √(exact² + w² / N), to 4.4 Monte Carlo
  /// errors (once in 100,000) and the f² = 1 % that the law leaves out.
  @Test func aGaussianWidensThePosteriorAsTheLawSays() async {
    let population = StarPopulation()
    var random = RandomSource(seed: 21)
    let field = StarField(
      count: 8, sigma: StefanBoltzmann.sigma, population: population, noise: 0.1, using: &random)
    let cost = await DeltaCost(
      field: field, population: population,
      likelihood: ProductLikelihood(population: population, noise: 0.1),
      lengths: ChainLengths(warmUp: 300, draws: 700), using: RandomSource(seed: 22))
    for row in cost.rows + [cost.removed] {
      #expect(row.check.isMixed, "\(row.width): \(row.check.sentence)")
      let tolerance = 4.4 * row.errorOfDeviation + 0.01 * row.standardDeviation
      #expect(abs(row.standardDeviation - cost.law(row.width)) < tolerance, "\(row.width)")
    }
    // Control: w² for w² / N
    if let widest = cost.rows.first {
      let wrong = hypot(cost.exact.standardDeviation, widest.width)
      let tolerance = 4.4 * widest.errorOfDeviation + 0.01 * widest.standardDeviation
      #expect(abs(widest.standardDeviation - wrong) > 2 * tolerance)
    }
    // Narrower costs more
    for (wide, narrow) in zip(cost.rows, cost.rows.dropFirst()) {
      #expect(narrow.leapfrogs > wide.leapfrogs)
    }
  }
}
