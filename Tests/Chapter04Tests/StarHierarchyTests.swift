import BayesNumerics
import Datasets
import Foundation
import Hierarchies
import Testing

@testable import chapter4

@Suite struct StarHierarchyTests {
  static func survey(_ count: Int, seed: UInt64) -> [Double] {
    var random = RandomSource(seed: seed)
    return (0..<count).map { _ in exp(0.7 * random.normal()) }
  }

  static func model(_ count: Int, isKnown: Bool, seed: UInt64 = 1) -> StarHierarchy {
    StarHierarchy(
      luminosities: survey(count, seed: seed), noise: 0.1, population: StarPopulation(),
      populationPrior: isKnown ? nil : PopulationPrior())
  }

  static func position(_ model: StarHierarchy, using random: inout RandomSource) -> [Double] {
    var position = (0..<model.dimension).map { _ in 0.3 * random.normal() }
    if model.populationPrior != nil {
      position[2] += log(0.6)
      position[4] += log(0.1)
    }
    return position
  }

  /// Differences of fourth order with steps of 7e-4 err by h⁴ / 30 of the fifth derivative, which is up to
  /// 1e6 of the density's own size where the noise is a tenth: 1e-6 of the largest number at stake.
  @Test(arguments: [1, 3, 4, 9], [true, false]) func slopesAreThoseOfTheDensity(
    count: Int, isKnown: Bool
  ) {
    let model = Self.model(count, isKnown: isKnown)
    var random = RandomSource(seed: 7)
    for _ in 0..<5 {
      let position = Self.position(model, using: &random)
      var gradient = [Double](repeating: .nan, count: model.dimension)
      let value = model.logDensity(at: position, gradient: &gradient)
      let scale = max(abs(value), gradient.map(abs).max() ?? 0)
      let slopes = finiteDifferences(of: { model.logDensity(at: $0) }, at: position)
      for (index, slope) in slopes.enumerated() {
        #expect(
          abs(slope - gradient[index]) <= 1e-6 * scale,
          "\(index) of \(model.dimension): \(gradient[index]) for \(slope)")
      }
    }
  }

  /// The vectorised hierarchy is the readable one, value and gradient, at random points.
  ///
  /// Both add about ten terms per star in another order, so that each sum differs by at most its length
  /// in roundings of its largest partial sum: N 2⁻⁵² times the sum of magnitudes. A term holds e^u from
  /// an exponential that is right to 4 ulp, squared and over f² = 0.01: 10 ulp more. Together 20 N ulp of
  /// the sum of the magnitudes of values and slopes; the control, f² wrong by a millionth, is far outside.
  @Test(arguments: [5, 8, 31, 200], [true, false]) func theVectorisedFormIsTheReadableOne(
    count: Int, isKnown: Bool
  ) {
    let readable = Self.model(count, isKnown: isKnown, seed: UInt64(count))
    let vectorised = readable.vectorised
    let wrong = VectorisedStarHierarchy(
      luminosities: readable.luminosities, noise: 0.1 * (1 + 5e-7),
      populationPrior: readable.populationPrior)
    #expect(vectorised.dimension == readable.dimension)
    var random = RandomSource(seed: 17)
    for _ in 0..<20 {
      let position = Self.position(readable, using: &random)
      func evaluate(_ model: VectorisedStarHierarchy) -> [Double] {
        var gradient = [Double](repeating: .nan, count: model.dimension)
        return [model.logDensity(at: position, gradient: &gradient)] + gradient
      }
      var gradient = [Double](repeating: .nan, count: readable.dimension)
      let expected = [readable.logDensity(at: position, gradient: &gradient)] + gradient
      let magnitude = expected.reduce(0) { $0 + abs($1) }
      let bound = 20 * Double(count) * Double.ulpOfOne * magnitude
      func worst(_ found: [Double]) -> Double {
        zip(found, expected).reduce(0) { max($0, abs($1.0 - $1.1)) }
      }
      #expect(worst(evaluate(vectorised)) <= bound)
      #expect(worst(evaluate(wrong)) > bound)
    }
  }

  /// The value is that of the densities written out one by one.
  @Test(arguments: [1, 4, 7], [true, false]) func theDensityIsComplete(count: Int, isKnown: Bool) {
    let model = Self.model(count, isKnown: isKnown, seed: 3)
    var random = RandomSource(seed: 11)
    let position = Self.position(model, using: &random)
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
    for star in 0..<count {
      let z = (position[model.sharedCount + star], position[model.sharedCount + count + star])
      let area = exp(population.meanLogArea + population.areaSpread * z.0)
      let temperature = exp(population.meanLogTemperature + population.temperatureSpread * z.1)
      let luminosity = exp(position[0]) * area * pow(temperature, 4)
      expected += Normal().logDensity(z.0) + Normal().logDensity(z.1)
      expected += Normal(mean: luminosity, standardDeviation: 0.1 * luminosity)
        .logDensity(model.luminosities[star])
    }
    // Some 10 terms per star, each rounded to 2⁻⁵³ of a sum of magnitude below 1e3 per star, and a
    // ratio of rounding error 4 ulp that is amplified by r (r - 1) / f²
    let bound = 1e-10 * max(1, abs(expected))
    #expect(abs(model.logDensity(at: position) - expected) <= bound)
  }

  @Test func farAwayThereIsNoDensityAndNoTrap() {
    let readable = Self.model(5, isKnown: false)
    for far in [-800.0, 800, -1e6, 1e6] {
      var position = [Double](repeating: 0, count: readable.dimension)
      position[0] = far
      for value in [
        readable.logDensity(at: position), readable.vectorised.logDensity(at: position),
      ] {
        #expect(value.isNaN || value < -1000)
      }
    }
  }
}
