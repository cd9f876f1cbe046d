import BayesNumerics
import Datasets
import Foundation
import Hierarchies

/// A stellar field made by the model itself: latent area, temperature and luminosity, and what a survey lists.
///
/// The lecture asks how one would make one, or thousands, of fake fields: read the graph from top
/// to bottom and draw each arrow once.
struct StarField: Sendable {
  /// One star: latent A, T and L = σ_T A T⁴, observed L̂. Units of the nominal Sun.
  struct Star: Sendable {
    let area: Double
    let temperature: Double
    let luminosity: Double
    let measured: Double
  }

  /// σ_T that made it, in W m⁻² K⁻⁴.
  let sigma: Double
  /// f, the noise as a fraction of the true luminosity.
  let noise: Double
  let stars: [Star]

  var count: Int { stars.count }

  /// L̂ of each star in L☉, all that a survey sees.
  var measured: [Double] { stars.map(\.measured) }

  /// σ_T in units of σ☉, which turns A T⁴ into luminosities.
  static func scale(_ sigma: Double) -> Double { sigma / NominalSun.sigma }

  /// Draws a field: population, L = σ_T A T⁴, noise.
  ///
  /// L̂ ~ N(L, (f L)²); one that is not positive is measured again (once in 3.5 million stars at
  /// f = 0.2), as a survey lists no negative luminosity.
  init(
    count: Int, sigma: Double, population: StarPopulation, noise: Double,
    using random: inout RandomSource
  ) {
    self.init(count: count, sigma: sigma, noise: noise, using: &random) { random in
      (
        population.meanLogArea + population.areaSpread * random.normal(),
        population.meanLogTemperature + population.temperatureSpread * random.normal()
      )
    }
  }

  /// Draws a field from any population, given as log A and log T of one star.
  init(
    count: Int, sigma: Double, noise: Double, using random: inout RandomSource,
    population: (inout RandomSource) -> (logArea: Double, logTemperature: Double)
  ) {
    self.sigma = sigma
    self.noise = noise
    stars = (0..<count).map { _ in
      // snippet: star
      let (logArea, logTemperature) = population(&random)
      let luminosity = StarField.scale(sigma) * exp(logArea + 4 * logTemperature)
      return Star(
        area: exp(logArea), temperature: exp(logTemperature), luminosity: luminosity,
        measured: StarField.measure(luminosity, noise: noise, using: &random))
      // end snippet
    }
  }

  private init(sigma: Double, noise: Double, stars: [Star]) {
    self.sigma = sigma
    self.noise = noise
    self.stars = stars
  }

  /// The same stars, measured once more.
  func measuredAgain(using random: inout RandomSource) -> StarField {
    let again = stars.map { star in
      Star(
        area: star.area, temperature: star.temperature, luminosity: star.luminosity,
        measured: StarField.measure(star.luminosity, noise: noise, using: &random))
    }
    return StarField(sigma: sigma, noise: noise, stars: again)
  }

  /// The stars that look brighter than a limit, in L☉.
  func brighter(than limit: Double) -> StarField {
    StarField(sigma: sigma, noise: noise, stars: stars.filter { $0.measured > limit })
  }

  private static func measure(
    _ luminosity: Double, noise: Double, using random: inout RandomSource
  ) -> Double {
    while true {
      let measured = luminosity * (1 + noise * random.normal())
      if measured > 0 { return measured }
    }
  }
}
