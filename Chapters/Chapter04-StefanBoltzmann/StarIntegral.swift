import BayesNumerics
import Foundation

/// The lecture's integral over A and T of one star, done as it stands: in two dimensions.
///
///     P(L̂ | σ_T) = ∫∫ P(A) P(T) N(L̂; σ_T A T⁴, (f σ_T A T⁴)²) dA dT
///
/// The noise leaves only a thin ridge along A T⁴ = L̂ / σ_T, so the inner integral, over log A at a
/// given log T, runs across that ridge, and the outer one along it.
struct StarIntegral: Sendable {
  let population: StarPopulation
  let noise: Double
  private let nodes: [ProductLikelihood.Node]

  init(population: StarPopulation, noise: Double) {
    self.population = population
    self.noise = noise
    nodes = ProductLikelihood.nodes(spread: population.areaSpread, noise: noise)
  }

  /// log P(L̂ | σ_T), with L̂ in L☉ and log(σ_T / σ☉).
  ///
  /// Across: log A = log L̂ - log r - log(σ_T / σ☉) - 4 log T for each ratio r = L̂ / L. Along: log T
  /// over the 9 standard deviations on both sides, in steps that resolve the product of the two bells.
  func logLikelihood(luminosity: Double, logSigma: Double) -> Double {
    let spread = population.temperatureSpread
    let narrowest = min(
      1, (population.areaSpread * population.areaSpread + noise * noise).squareRoot() / (4 * spread)
    )
    let step = 0.4 * narrowest
    let count = Int((18 / step).rounded(.up))
    let along = (0...count).map { index -> Double in
      let z = -9 + 18 * Double(index) / Double(count)
      let rest =
        log(luminosity) - logSigma - population.meanLogArea
        - 4 * (population.meanLogTemperature + spread * z)
      return -0.5 * z * z
        + ProductLikelihood.logIntegral(rest, spread: population.areaSpread, nodes: nodes)
    }
    return logSumExp(along) + log(18 / Double(count)) - 0.5 * log(2 * Double.pi) - log(luminosity)
  }
}
