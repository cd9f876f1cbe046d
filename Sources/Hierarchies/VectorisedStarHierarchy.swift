import BayesNumerics
import Datasets
import Foundation
import Inference

/// The hierarchy of stars for samplers: σ_T, the population, and A and T of each star, given noisy
/// luminosities, with its gradient for all stars at once.
///
/// The same density as the readable `StarHierarchy` of chapter 4, which takes one star at a time; here
/// the exponentials of all stars are taken together and four stars go
/// abreast, with the gradient as scratch space. With θ the position, of length 1 + 2 N
/// (population known) or 5 + 2 N (population with a prior):
///
/// | place | meaning | prior |
/// |---|---|---|
/// | 0 | log(σ_T / σ☉) | N(log(median / σ☉), logWidth²): by default N(log(1e-7 / 5.67037e-8), 2²) |
/// | 1 | m_A, mean of log A | N(0, 0.1²) by default |
/// | 2 | log τ_A, spread of log A | N(log 0.6, 0.3²) by default |
/// | 3 | m_T, mean of log T | N(0, 0.02²) by default |
/// | 4 | log τ_T, spread of log T | N(log 0.1, 0.3²) by default |
/// | next N | z_A, one per star | N(0, 1) |
/// | last N | z_T, one per star | N(0, 1) |
///
/// Non-centred: log A_i = m_A + τ_A z_Ai, log T_i = m_T + τ_T z_Ti. Then
/// log L_i = log(σ_T / σ☉) + log A_i + 4 log T_i and L̂_i ~ N(L_i, (f L_i)²). The density is
/// complete: every constant is kept, so that it can be compared with other programs. This is the
/// model that the benchmark runs, with N = 100 and all defaults.
public struct VectorisedStarHierarchy: DifferentiableLogDensity {
  /// log L̂, L̂ in nominal L☉.
  public let logLuminosities: [Double]
  /// f, above 0.
  public let noise: Double
  public let population: StarPopulation
  /// Nil: the population is known.
  public let populationPrior: PopulationPrior?
  public let constantPrior: ConstantPrior
  /// All terms without a parameter in them.
  private let constant: Double

  /// Precondition: one luminosity or more, all positive; positive noise and spreads.
  public init(
    luminosities: [Double], noise: Double, population: StarPopulation = StarPopulation(),
    populationPrior: PopulationPrior? = PopulationPrior(),
    constantPrior: ConstantPrior = ConstantPrior()
  ) {
    precondition(
      !luminosities.isEmpty && luminosities.allSatisfy { $0 > 0 && $0.isFinite },
      "A survey has one positive luminosity or more, not \(luminosities).")
    precondition(
      noise > 0 && population.areaSpread > 0 && population.temperatureSpread > 0,
      "Noise \(noise) and the spreads of \(population) are positive.")
    logLuminosities = luminosities.map { log($0) }
    self.noise = noise
    self.population = population
    self.populationPrior = populationPrior
    self.constantPrior = constantPrior

    // The 3 N standard normals, the noise of each star, then the priors
    let logRoot: Double = 0.5 * log(2 * Double.pi)
    let stars = Double(luminosities.count)
    var sum: Double = -(3 * stars + 1) * logRoot - stars * log(noise)
    sum -= logLuminosities.reduce(0, +)
    sum -= log(constantPrior.logWidth)
    if let prior = populationPrior {
      sum -= 4 * logRoot + 2 * log(prior.logSpread)
      sum -= log(prior.meanLogArea) + log(prior.meanLogTemperature)
    }
    constant = sum
  }

  public var starCount: Int { logLuminosities.count }

  /// Numbers before the stars' own: 1 or 5.
  public var sharedCount: Int { populationPrior == nil ? 1 : 5 }

  public var dimension: Int { sharedCount + 2 * starCount }

  // MARK: The density

  /// Called at every leapfrog step: the gradient's own memory is the scratch space.
  public func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    precondition(
      position.count == dimension && gradient.count == dimension,
      "A hierarchy of \(starCount) stars has \(dimension) parameters, not \(position.count) "
        + "(gradient \(gradient.count)).")
    let shared = population(at: position)

    // Stars
    let sums = position.withUnsafeBufferPointer { position in
      gradient.withUnsafeMutableBufferPointer { gradient in
        stars(at: position, shared, gradient: gradient)
      }
    }

    // What all stars share
    var value = constant + sums.value
    let fromConstant =
      (position[0] - log(constantPrior.median / NominalSun.sigma)) / constantPrior.logWidth
    value -= 0.5 * fromConstant * fromConstant
    gradient[0] = sums.slope - fromConstant / constantPrior.logWidth
    guard let prior = populationPrior else { return value }

    let fromMeans = (
      (shared.meanLogArea - population.meanLogArea) / prior.meanLogArea,
      (shared.meanLogTemperature - population.meanLogTemperature) / prior.meanLogTemperature
    )
    let fromSpreads = (
      (position[2] - log(population.areaSpread)) / prior.logSpread,
      (position[4] - log(population.temperatureSpread)) / prior.logSpread
    )
    value -=
      0.5 * (fromMeans.0 * fromMeans.0 + fromMeans.1 * fromMeans.1)
      + 0.5 * (fromSpreads.0 * fromSpreads.0 + fromSpreads.1 * fromSpreads.1)
    gradient[1] = sums.slope - fromMeans.0 / prior.meanLogArea
    gradient[2] = shared.areaSpread * sums.areaSlope - fromSpreads.0 / prior.logSpread
    gradient[3] = 4 * sums.slope - fromMeans.1 / prior.meanLogTemperature
    gradient[4] =
      4 * shared.temperatureSpread * sums.temperatureSlope - fromSpreads.1 / prior.logSpread
    return value
  }

  /// The population's parameters at a position, known or sampled.
  private func population(at position: [Double]) -> StarPopulation {
    guard populationPrior != nil else { return population }
    return StarPopulation(
      meanLogArea: position[1], areaSpread: exp(position[2]), meanLogTemperature: position[3],
      temperatureSpread: exp(position[4]))
  }

  // MARK: The loop over stars

  /// Sums over stars of the log density (without ``constant``) and of its slopes.
  private struct Sums {
    var value = 0.0
    /// Σ ∂/∂ log L
    var slope = 0.0
    /// Σ z_A ∂/∂ log L
    var areaSlope = 0.0
    /// Σ z_T ∂/∂ log L
    var temperatureSlope = 0.0
  }

  /// Fills the stars' part of the gradient. With u = log L̂ - log L and r = eᵘ = L̂ / L, a star's
  /// likelihood is u - log L̂ - ((r - 1) / f)² / 2, its slope along log L is (r - 1) r / f² - 1.
  private func stars(
    at position: UnsafeBufferPointer<Double>, _ shared: StarPopulation,
    gradient: UnsafeMutableBufferPointer<Double>
  ) -> Sums {
    let count = starCount
    let areas = sharedCount
    let temperatures = sharedCount + count
    let start = position[0] + shared.meanLogArea + 4 * shared.meanLogTemperature
    let areaSpread = shared.areaSpread
    let temperatureSpread = 4 * shared.temperatureSpread
    let precision = 1 / (noise * noise)

    // u, kept where the slope along z_A will be, and r where that along z_T will be
    logLuminosities.withUnsafeBufferPointer { measured in
      for star in 0..<count {
        gradient[areas + star] =
          measured[star]
          - (start + areaSpread * position[areas + star]
            + temperatureSpread * position[temperatures + star])
      }
    }
    VectorMath.exp(
      UnsafeBufferPointer(rebasing: gradient[areas..<temperatures]),
      into: UnsafeMutableBufferPointer(rebasing: gradient[temperatures..<(temperatures + count)]))

    // Four stars abreast, then the rest
    var lanes = LaneSums()
    let whole = count & ~3
    var star = 0
    while star < whole {
      let (area, temperature) = (areas + star, temperatures + star)
      let u = SIMD4(gradient, at: area)
      let ratio = SIMD4(gradient, at: temperature)
      let zArea = SIMD4(position, at: area)
      let zTemperature = SIMD4(position, at: temperature)
      let excess = ratio - 1
      let slope = excess * ratio * precision - 1
      let squares = excess * excess * precision + zArea * zArea
      lanes.value += u - 0.5 * squares
      lanes.value -= 0.5 * zTemperature * zTemperature
      lanes.slope += slope
      lanes.areaSlope += slope * zArea
      lanes.temperatureSlope += slope * zTemperature
      (areaSpread * slope - zArea).store(in: gradient, at: area)
      (temperatureSpread * slope - zTemperature).store(in: gradient, at: temperature)
      star += 4
    }
    var sums = Sums(
      value: lanes.value.sum(), slope: lanes.slope.sum(), areaSlope: lanes.areaSlope.sum(),
      temperatureSlope: lanes.temperatureSlope.sum())
    for star in whole..<count {
      let (area, temperature) = (areas + star, temperatures + star)
      let (u, ratio) = (gradient[area], gradient[temperature])
      let (zArea, zTemperature) = (position[area], position[temperature])
      let excess = ratio - 1
      let slope = excess * ratio * precision - 1
      sums.value +=
        u - 0.5 * (excess * excess * precision + zArea * zArea + zTemperature * zTemperature)
      sums.slope += slope
      sums.areaSlope += slope * zArea
      sums.temperatureSlope += slope * zTemperature
      gradient[area] = areaSpread * slope - zArea
      gradient[temperature] = temperatureSpread * slope - zTemperature
    }
    return sums
  }

  private struct LaneSums {
    var value = SIMD4<Double>()
    var slope = SIMD4<Double>()
    var areaSlope = SIMD4<Double>()
    var temperatureSlope = SIMD4<Double>()
  }
}

extension SIMD4<Double> {
  fileprivate init(_ numbers: UnsafeMutableBufferPointer<Double>, at index: Int) {
    self.init(numbers[index], numbers[index + 1], numbers[index + 2], numbers[index + 3])
  }

  fileprivate init(_ numbers: UnsafeBufferPointer<Double>, at index: Int) {
    self.init(numbers[index], numbers[index + 1], numbers[index + 2], numbers[index + 3])
  }

  fileprivate func store(in numbers: UnsafeMutableBufferPointer<Double>, at index: Int) {
    numbers[index] = self[0]
    numbers[index + 1] = self[1]
    numbers[index + 2] = self[2]
    numbers[index + 3] = self[3]
  }
}
