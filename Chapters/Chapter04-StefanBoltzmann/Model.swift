import BayesNumerics
import Datasets
import Foundation
import Hierarchies
import Inference

/// The whole hierarchy of lecture 000, equation 5: σ_T, the population, and A and T of each star,
/// given noisy luminosities.
///
///     P(σ_T, θ, A, T | L̂) ∝ P(σ_T) P(θ) ∏ P(A_i, T_i | θ) ∫ δ_D(L_i - σ_T A_i T_i⁴) G(L̂_i | L_i) dL_i
///
/// The delta function is removed by hand: L is computed from σ_T, A and T, not sampled. Non-centred:
/// log A_i = m_A + τ_A z_Ai and log T_i = m_T + τ_T z_Ti, with z ~ N(0, 1). The position is
///
/// | place | meaning | prior |
/// |---|---|---|
/// | 0 | log(σ_T / σ☉) | N(log(1e-7 / σ☉), 2²) |
/// | 1, 3 | m_A, m_T, means of log A and log T | ``Hierarchies/PopulationPrior`` |
/// | 2, 4 | log τ_A, log τ_T, logarithms of their spreads | ``Hierarchies/PopulationPrior`` |
/// | next N, last N | z_A, z_T, one per star | N(0, 1) |
///
/// and places 1 to 4 are missing where the population is known. This is the model to read; chains run
/// on ``vectorised``, the same density for many stars at once.
struct StarHierarchy: DifferentiableLogDensity {
  /// L̂ in nominal L☉, positive.
  let luminosities: [Double]
  /// f, the noise as a fraction of the true luminosity.
  let noise: Double
  /// P(A, T): known, or the centre of what is believed of it.
  let population: StarPopulation
  /// Nil: the population is known.
  let populationPrior: PopulationPrior?
  var constantPrior = ConstantPrior()

  var starCount: Int { luminosities.count }

  /// Numbers before the stars' own: 1 or 5.
  var sharedCount: Int { populationPrior == nil ? 1 : 5 }

  var dimension: Int { sharedCount + 2 * starCount }

  func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    precondition(
      position.count == dimension && gradient.count == dimension,
      "A hierarchy of \(starCount) stars has \(dimension) parameters, not \(position.count) "
        + "(gradient \(gradient.count)).")

    /// log N(position[place]; mean, sd²), with its slope.
    func logNormal(_ place: Int, mean: Double, sd: Double) -> Double {
      let deviation = (position[place] - mean) / sd
      gradient[place] = -deviation / sd
      return -0.5 * deviation * deviation - log(sd) - 0.5 * log(2 * Double.pi)
    }

    // P(σ_T)
    var value = logNormal(
      0, mean: log(constantPrior.median / NominalSun.sigma), sd: constantPrior.logWidth)

    // P(θ), what the stars share as a population
    if let prior = populationPrior {
      value += logNormal(1, mean: population.meanLogArea, sd: prior.meanLogArea)
      value += logNormal(2, mean: log(population.areaSpread), sd: prior.logSpread)
      value += logNormal(3, mean: population.meanLogTemperature, sd: prior.meanLogTemperature)
      value += logNormal(4, mean: log(population.temperatureSpread), sd: prior.logSpread)
    }

    for star in 0..<starCount {
      // snippet: star
      // P(A, T | θ)
      let (a, t) = (sharedCount + star, sharedCount + starCount + star)
      value += logNormal(a, mean: 0, sd: 1) + logNormal(t, mean: 0, sd: 1)

      // L = σ_T A T⁴, and G(L̂ | L)
      let logLight =
        position[0] + logArea(of: star, at: position) + 4 * logTemperature(of: star, at: position)
      let light = logLikelihood(of: luminosities[star], logLight: logLight)
      value += light.value
      // end snippet

      // log L rises by 1 with log σ_T, by τ_A with z_A and by 4 τ_T with z_T
      let theta = population(at: position)
      gradient[0] += light.slope
      gradient[a] += light.slope * theta.areaSpread
      gradient[t] += light.slope * 4 * theta.temperatureSpread
      if populationPrior != nil {
        gradient[1] += light.slope
        gradient[2] += light.slope * theta.areaSpread * position[a]
        gradient[3] += light.slope * 4
        gradient[4] += light.slope * 4 * theta.temperatureSpread * position[t]
      }
    }
    return value
  }

  /// log G(L̂ | L) for L̂ ~ N(L, (f L)²), and its slope along log L.
  ///
  /// The noise is a fraction f of the *true* luminosity, so its normalisation 1 / L counts.
  func logLikelihood(of measured: Double, logLight: Double) -> (value: Double, slope: Double) {
    // snippet: noise
    let ratio = measured / exp(logLight)
    let deviation = (ratio - 1) / noise
    return (
      -0.5 * deviation * deviation - log(noise) - logLight - 0.5 * log(2 * Double.pi),
      deviation * ratio / noise - 1
    )
    // end snippet
  }

  // MARK: What a position means

  /// θ, the population's parameters at a position, known or sampled.
  func population(at position: [Double]) -> StarPopulation {
    guard populationPrior != nil else { return population }
    return StarPopulation(
      meanLogArea: position[1], areaSpread: exp(position[2]), meanLogTemperature: position[3],
      temperatureSpread: exp(position[4]))
  }

  func logArea(of star: Int, at position: [Double]) -> Double {
    let theta = population(at: position)
    return theta.meanLogArea + theta.areaSpread * position[sharedCount + star]
  }

  func logTemperature(of star: Int, at position: [Double]) -> Double {
    let theta = population(at: position)
    return theta.meanLogTemperature
      + theta.temperatureSpread * position[sharedCount + starCount + star]
  }

  /// The same density and gradient, for all stars at once.
  var vectorised: VectorisedStarHierarchy {
    VectorisedStarHierarchy(
      luminosities: luminosities, noise: noise, population: population,
      populationPrior: populationPrior, constantPrior: constantPrior)
  }
}
