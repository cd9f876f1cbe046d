import BayesNumerics
import Foundation

/// A survey that sees only the brighter stars, and two analyses of it.
struct Selection: Sendable {
  /// All stars of the field, seen or not.
  let field: StarField
  /// Faintest apparent luminosity on the list, in L☉.
  let limit: Double
  let seen: StarField
  /// From all stars, as if nothing were lost.
  let complete: SigmaPosterior
  /// From the seen stars, as if they were all.
  let blind: SigmaPosterior
  /// From the seen stars, each likelihood divided by the probability that such a star is seen.
  let aware: SigmaPosterior

  /// Hides the stars below the median brightness of the population.
  init(
    count: Int, sigma: Double, population: StarPopulation, noise: Double,
    likelihood: ProductLikelihood, using random: inout RandomSource
  ) {
    field = StarField(
      count: count, sigma: sigma, population: population, noise: noise, using: &random)
    // Never fewer than one star on the list
    let median = StarField.scale(sigma) * exp(population.meanLogProduct)
    let brightest = field.measured.max() ?? median
    limit = brightest > median ? median : brightest / 2
    seen = field.brighter(than: limit)
    complete = SigmaPosterior(
      luminosities: field.measured, population: population, likelihood: likelihood)
    blind = SigmaPosterior(
      luminosities: seen.measured, population: population, likelihood: likelihood)
    aware = SigmaPosterior(
      luminosities: seen.measured, population: population, likelihood: likelihood, limit: limit)
  }

  /// How far the mean of a posterior of log σ_T lies from the truth, in its own standard deviations.
  func bias(of posterior: SigmaPosterior) -> Double {
    (posterior.mean - log(StarField.scale(field.sigma))) / posterior.standardDeviation
  }
}
