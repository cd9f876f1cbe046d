import BayesNumerics
import Datasets
import Foundation
import Hierarchies
import Testing

@testable import chapter4

@Suite struct SelectionTests {
  /// In each of 20 fields the blind analysis is off by more than 4 of its standard deviations, and the aware
  /// one by less than 4.4; over all the aware ones scatter as they say: the mean square of 20 normal
  /// numbers lies between 0.2 and 2.9 but once in 100,000.
  @Test func brightnessBiasesAndTheModelMendsIt() {
    let population = StarPopulation()
    let likelihood = StarLikelihood(population: population, noise: 0.1)
    var squares = 0.0
    for seed in 0..<20 {
      var random = RandomSource(seed: UInt64(seed))
      let selection = Selection.analyse(
        count: 200, sigma: StefanBoltzmann.sigma, population: population, noise: 0.1,
        likelihood: likelihood, using: &random)
      #expect(selection.bias(of: selection.blind) > 4)
      let bias = selection.bias(of: selection.aware)
      #expect(abs(bias) < 4.4)
      squares += bias * bias
      #expect(
        selection.aware.standardDeviation > selection.complete.standardDeviation)
    }
    #expect((0.2...2.9).contains(squares / 20), "\(squares / 20)")
  }

  /// Three stars and a limit, written out: each star's likelihood is divided once. On so short a list one
  /// division more or less, or none, is far off.
  @Test func everyStarOfTheListIsDividedOnce() {
    let population = StarPopulation()
    let likelihood = StarLikelihood(population: population, noise: 0.1)
    let luminosities = [1.2, 1.5, 2.3]
    let posterior = SigmaPosterior(
      luminosities: luminosities, population: population, likelihood: likelihood, limit: 1.1
    ).density
    let prior = Normal(mean: log(1e-7 / NominalSun.sigma), standardDeviation: 2)
    func joint(_ index: Int, divisions: Double) -> Double {
      let x = posterior.x[index]
      let seen = likelihood.logShareBrighter(thanDistance: log(1.1) - x)
      return luminosities.reduce(prior.logDensity(x) - divisions * seen) {
        $0 + likelihood(log($1) - x)
      }
    }
    let (left, right) = (posterior.x.count / 3, posterior.x.count / 2)
    let found = log(posterior.density[right] / posterior.density[left])
    func expected(_ divisions: Double) -> Double {
      joint(right, divisions: divisions) - joint(left, divisions: divisions)
    }
    // A dozen operations on numbers below 100
    #expect(abs(found - expected(3)) < 1e-11)
    for wrong in [0.0, 1, 2, 4] { #expect(abs(found - expected(wrong)) > 0.1) }
  }

  /// P(seen) by the table's nodes against the share of a million simulated stars, 4.4 errors.
  @Test func theShareOfSeenStarsIsThatOfASimulation() {
    let likelihood = StarLikelihood(spread: 0.72, noise: 0.2)
    var random = RandomSource(seed: 9)
    let count = 200_000
    let limit = 0.4
    let seen = (0..<count).count { _ in
      exp(0.72 * random.normal()) * (1 + 0.2 * random.normal()) > exp(limit)
    }
    let expected = exp(likelihood.logShareBrighter(thanDistance: limit))
    let error = (expected * (1 - expected) / Double(count)).squareRoot()
    #expect(abs(Double(seen) / Double(count) - expected) < 4.4 * error)
  }
}
