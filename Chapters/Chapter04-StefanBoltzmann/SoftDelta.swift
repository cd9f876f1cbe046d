import BayesNumerics
import Datasets
import Foundation
import Inference

/// The hierarchy with a narrow Gaussian where the lecture has a delta function: L is a parameter too.
///
/// log L_i ~ N(log σ_T + log A_i + 4 log T_i, w²). For w → 0 it is the delta function, and the same
/// posterior; but a sampler must now walk along a wall of width w, with steps of the size of w.
/// Population known. The position is log(σ_T / σ☉), then z_A, z_T and log L of each star.
struct SoftDelta: DifferentiableLogDensity {
  let logLuminosities: [Double]
  let noise: Double
  /// w
  let width: Double
  let population: StarPopulation
  let constantPrior = ConstantPrior()

  /// Precondition: a star or more, positive luminosities, noise and width.
  init(luminosities: [Double], noise: Double, width: Double, population: StarPopulation) {
    precondition(
      !luminosities.isEmpty && luminosities.allSatisfy { $0 > 0 } && noise > 0 && width > 0,
      "A survey has positive luminosities, noise and width.")
    logLuminosities = luminosities.map { log($0) }
    self.noise = noise
    self.width = width
    self.population = population
  }

  var starCount: Int { logLuminosities.count }
  var dimension: Int { 1 + 3 * starCount }

  /// Where the law holds exactly and the light is as measured, A and T as the population has them.
  func start(using random: inout RandomSource) -> [Double] {
    let law = AnalyticLaw(
      luminosities: logLuminosities.map { exp($0) }, population: population, noise: noise)
    let logSigma = law.mean + 2 * law.standardDeviation * random.normal()
    var position = [logSigma]
    position += (0..<(2 * starCount)).map { _ in 0.5 * random.normal() }
    for star in 0..<starCount {
      position.append(
        logSigma + population.meanLogProduct + population.areaSpread * position[1 + star]
          + 4 * population.temperatureSpread * position[1 + starCount + star])
    }
    return position
  }

  func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    precondition(
      position.count == dimension && gradient.count == dimension,
      "\(starCount) stars have \(dimension) parameters, not \(position.count).")
    let (areas, temperatures, lights) = (1, 1 + starCount, 1 + 2 * starCount)
    let (areaSpread, temperatureSpread) = (
      population.areaSpread, 4 * population.temperatureSpread
    )
    let precision = 1 / (noise * noise)
    let stiffness = 1 / (width * width)
    var value = constantPrior.logDensity(position[0]) - Double(starCount) * log(width)
    let fromPrior = position[0] - log(constantPrior.median / NominalSun.sigma)
    var slope = -fromPrior / (constantPrior.logWidth * constantPrior.logWidth)

    for star in 0..<starCount {
      let (zArea, zTemperature) = (position[areas + star], position[temperatures + star])
      let light = position[lights + star]
      let law =
        position[0] + population.meanLogProduct + areaSpread * zArea
        + temperatureSpread * zTemperature
      let off = light - law
      let ratio = exp(logLuminosities[star] - light)
      let excess = ratio - 1
      value -= 0.5 * (zArea * zArea + zTemperature * zTemperature)
      value -= 0.5 * stiffness * off * off + light + 0.5 * precision * excess * excess
      gradient[areas + star] = areaSpread * stiffness * off - zArea
      gradient[temperatures + star] = temperatureSpread * stiffness * off - zTemperature
      gradient[lights + star] = -stiffness * off - 1 + precision * excess * ratio
      slope += stiffness * off
    }
    gradient[0] = slope
    return value
  }
}
