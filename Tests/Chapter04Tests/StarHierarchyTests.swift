import BayesNumerics
import Datasets
import Foundation
import Testing

@testable import chapter4

@Suite struct StarHierarchyTests {
  static func survey(_ count: Int, seed: UInt64) -> [Double] {
    var random = RandomSource(seed: seed)
    return (0..<count).map { _ in exp(0.7 * random.normal()) }
  }

  static func model(_ count: Int, isKnown: Bool, seed: UInt64 = 1) -> StarHierarchy {
    StarHierarchy(
      luminosities: survey(count, seed: seed), noise: 0.1,
      populationPrior: isKnown ? nil : PopulationPrior())
  }

  /// Central differences with step h err by h² f''' / 6 and by 2⁻⁵³ |f| / h: with h = 1e-5, |f| up to
  /// 1e5 and f''' up to 1e4 of the slope's own size that is 1e-6 of the largest slope.
  @Test(arguments: [1, 3, 4, 9], [true, false]) func slopesAreThoseOfTheDensity(
    count: Int, isKnown: Bool
  ) {
    let model = StarHierarchyTests.model(count, isKnown: isKnown)
    var random = RandomSource(seed: 7)
    for _ in 0..<5 {
      var position = (0..<model.dimension).map { _ in 0.3 * random.normal() }
      if !isKnown {
        position[2] += log(0.6)
        position[4] += log(0.1)
      }
      var gradient = [Double](repeating: .nan, count: model.dimension)
      let value = model.logDensity(at: position, gradient: &gradient)
      let scale = max(abs(value), gradient.map(abs).max() ?? 0)
      for index in position.indices {
        let h = 1e-5
        var (right, left) = (position, position)
        right[index] += h
        left[index] -= h
        let slope = (model.logDensity(at: right) - model.logDensity(at: left)) / (2 * h)
        #expect(
          abs(slope - gradient[index]) <= 1e-6 * scale,
          "\(index) of \(model.dimension): \(gradient[index]) for \(slope)")
      }
    }
  }

  /// The value is that of the densities written out one by one.
  @Test(arguments: [1, 4, 7], [true, false]) func theDensityIsComplete(count: Int, isKnown: Bool) {
    let luminosities = StarHierarchyTests.survey(count, seed: 3)
    let model = StarHierarchy(
      luminosities: luminosities, noise: 0.1, populationPrior: isKnown ? nil : PopulationPrior())
    var random = RandomSource(seed: 11)
    var position = (0..<model.dimension).map { _ in 0.3 * random.normal() }
    if !isKnown {
      position[2] += log(0.6)
      position[4] += log(0.1)
    }
    var expected = Normal(mean: log(1e-7 / NominalSun.sigma), standardDeviation: 2)
      .logDensity(position[0])
    var population = StarPopulation()
    if !isKnown {
      expected += Normal(mean: 0, standardDeviation: 0.1).logDensity(position[1])
      expected += Normal(mean: log(0.6), standardDeviation: 0.3).logDensity(position[2])
      expected += Normal(mean: 0, standardDeviation: 0.02).logDensity(position[3])
      expected += Normal(mean: log(0.1), standardDeviation: 0.3).logDensity(position[4])
      population = StarPopulation(
        meanLogArea: position[1], areaSpread: exp(position[2]), meanLogTemperature: position[3],
        temperatureSpread: exp(position[4]))
    }
    var likelihood = 0.0
    for star in 0..<count {
      let z = (position[model.sharedCount + star], position[model.sharedCount + count + star])
      let area = exp(population.meanLogArea + population.areaSpread * z.0)
      let temperature = exp(population.meanLogTemperature + population.temperatureSpread * z.1)
      let luminosity = model.sigma(at: position) / NominalSun.sigma * area * pow(temperature, 4)
      expected += Normal().logDensity(z.0) + Normal().logDensity(z.1)
      likelihood += Normal(mean: luminosity, standardDeviation: 0.1 * luminosity)
        .logDensity(luminosities[star])
    }
    expected += likelihood
    // Some 10 terms a star, each rounded to 2⁻⁵³ of a sum of magnitude below 1e3 a star, and a
    // ratio of rounding error 4 ulp that is amplified by r (r - 1) / f²
    let bound = 1e-10 * max(1, abs(expected))
    #expect(abs(model.logDensity(at: position) - expected) <= bound)
    #expect(abs(model.logLikelihood(at: position) - likelihood) <= bound)
  }

  @Test func farAwayThereIsNoDensityAndNoTrap() {
    let model = StarHierarchyTests.model(5, isKnown: false)
    for far in [-800.0, 800, -1e6, 1e6] {
      var position = [Double](repeating: 0, count: model.dimension)
      position[0] = far
      let value = model.logDensity(at: position)
      #expect(value.isNaN || value < -1000)
    }
  }
}
