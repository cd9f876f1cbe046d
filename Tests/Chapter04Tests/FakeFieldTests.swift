import BayesNumerics
import Datasets
import Foundation
import Hierarchies
import Testing

@testable import chapter4

@Suite struct FakeFieldTests {
  @Test func theSunGivesItsConstant() {
    let sun = MeasuredStar(
      name: "Sun", radius: 1, radiusError: 0.01, temperature: 5772, temperatureError: 10,
      luminosity: 1, luminosityError: 0.01)
    #expect(abs(sun.logSigma) < 1e-15)
    #expect(abs(NominalSun.sigma / 5.6704e-8 - 1) < 1e-4)
    #expect(abs(StefanBoltzmann.sigma / 5.670_374_419e-8 - 1) < 1e-9)
    #expect(abs(SolarCheck.luminosity / 3.828e26 - 1) < 3.5e-4)
  }

  /// A field of 20,000 stars has the moments of the population and of the noise, each to 4.4 standard
  /// errors (once in 100,000); a fourth power taken for a third would be far off.
  @Test func aFieldHasTheMomentsOfItsGraph() {
    let population = StarPopulation(
      meanLogArea: 0.3, areaSpread: 0.5, meanLogTemperature: -0.1, temperatureSpread: 0.2)
    var random = RandomSource(seed: 41)
    let count = 20_000
    let field = StarField(
      count: count, sigma: 5e-8, population: population, noise: 0.1, using: &random)
    func check(_ values: [Double], mean: Double, sd: Double) -> Bool {
      let found = values.reduce(0, +) / Double(count)
      return abs(found - mean) < 4.4 * sd / Double(count).squareRoot()
    }
    let scale = log(5e-8 / NominalSun.sigma)
    let logs = field.stars.map { log($0.luminosity) }
    let mean = scale + population.meanLogProduct
    #expect(check(logs, mean: mean, sd: population.productSpread))
    #expect(!check(logs, mean: scale + 0.3 - 3 * 0.1, sd: population.productSpread))
    #expect(check(field.stars.map { $0.measured / $0.luminosity }, mean: 1, sd: 0.1))
    #expect(
      check(
        field.stars.map { ($0.measured / $0.luminosity - 1) * ($0.measured / $0.luminosity - 1) },
        mean: 0.01, sd: 0.01 * 2.0.squareRoot()))
  }
}
