import BayesNumerics
import Datasets
import Foundation
import Hierarchies
import Inference
import TestSupport
import Testing

@testable import chapter4

/// Simulation-based calibration of the chapter's two sampled models at a toy size.
@Suite struct StarValidation {
  // MARK: The hierarchy

  struct Hierarchy: GenerativeModel {
    let stars: Int

    var parameterNames: [String] {
      ["log_sigma", "mean_A", "log_spread_A", "mean_T", "log_spread_T"]
        + (1...stars).map { "z_A[\($0)]" } + (1...stars).map { "z_T[\($0)]" }
    }

    func model(_ luminosities: [Double]) -> StarHierarchy {
      StarHierarchy(
        luminosities: luminosities, noise: 0.1, population: StarPopulation(),
        populationPrior: PopulationPrior())
    }

    func drawParameters(using random: inout RandomSource) -> [Double] {
      [
        log(1e-7 / NominalSun.sigma) + 2 * random.normal(), 0.1 * random.normal(),
        log(0.6) + 0.3 * random.normal(), 0.02 * random.normal(),
        log(0.1) + 0.3 * random.normal(),
      ] + (0..<(2 * stars)).map { _ in random.normal() }
    }

    func drawObservations(given p: [Double], using random: inout RandomSource) -> [Double] {
      (0..<stars).map { star in
        let light = exp(
          p[0] + p[1] + exp(p[2]) * p[5 + star] + 4 * (p[3] + exp(p[4]) * p[5 + stars + star]))
        // L̂ ≤ 0 comes once in 1e23
        return light * (1 + 0.1 * random.normal())
      }
    }

    func logLikelihood(of parameters: [Double], given observations: [Double]) -> Double {
      let model = model(observations)
      return (0..<stars).reduce(0) { sum, star in
        let logLight =
          parameters[0] + model.logArea(of: star, at: parameters)
          + 4 * model.logTemperature(of: star, at: parameters)
        return sum + model.logLikelihood(of: observations[star], logLight: logLight).value
      }
    }
  }

  @Test func theHierarchyIsCalibrated() async {
    let toy = Hierarchy(stars: 3)
    let report = await Validation.calibrate("chapter 4, NUTS on the hierarchy of stars", toy) {
      observations, count, random in
      let model = toy.model(observations)
      return ThinnedChain().draws(
        count, of: NUTS(model.vectorised), from: toy.drawParameters(using: &random),
        recording: Recorder(names: toy.parameterNames), using: &random)
    }
    #expect(report.isCalibrated, "\(report)")
  }

  /// A sampler that ignores its data has even ranks in every parameter; the log likelihood sees it.
  @Test func aSamplerThatIgnoresItsDataIsCaught() async {
    let toy = Hierarchy(stars: 3)
    let report = await SimulationBasedCalibration(of: toy, replications: 200) {
      _, count, random in (0..<count).map { _ in toy.drawParameters(using: &random) }
    }.run(using: RandomSource(seed: 2024))
    #expect(report.failures.map(\.name) == ["log likelihood"])
  }

  // MARK: Real stars

  /// Given the measured radii and temperatures, what the luminosities are.
  struct Real: GenerativeModel {
    let stars = Array(WellKnownStars.table.prefix(4))

    var parameterNames: [String] {
      ["log_sigma", "delta_R", "delta_T", "log_scatter"]
        + stars.map { "z_R \($0.name)" } + stars.map { "z_T \($0.name)" }
    }

    func model(_ luminosities: [Double], scales: Double) -> RealStarModel {
      RealStarModel(
        zip(stars, luminosities).map { star, luminosity in
          MeasuredStar(
            name: star.name, radius: star.radius, radiusError: star.radiusError,
            temperature: star.temperature, temperatureError: star.temperatureError,
            luminosity: luminosity,
            luminosityError: luminosity * star.luminosityError / star.luminosity)
        }, scales: ScaleErrors().times(scales))
    }

    func drawParameters(using random: inout RandomSource) -> [Double] {
      [
        log(1e-7 / NominalSun.sigma) + 2 * random.normal(), random.normal(), random.normal(),
        log(0.1 * abs(random.normal())),
      ] + (0..<(2 * stars.count)).map { _ in random.normal() }
    }

    func logLuminosity(_ index: Int, _ p: [Double]) -> Double {
      let star = stars[index]
      let logR =
        log(star.radius) - 0.02 * p[1] + star.radiusError / star.radius * p[4 + index]
      let logT =
        log(star.temperature / 5772) - 0.015 * p[2]
        + star.temperatureError / star.temperature * p[4 + stars.count + index]
      return p[0] + 2 * logR + 4 * logT
    }

    func scale(_ index: Int, _ p: [Double]) -> Double {
      hypot(stars[index].luminosityError / stars[index].luminosity, exp(p[3]))
    }

    func drawObservations(given p: [Double], using random: inout RandomSource) -> [Double] {
      stars.indices.map { index in
        // Student-t with 4 degrees of freedom: normal over √(χ² / 4)
        let chi = -2 * log(random.uniform()) - 2 * log(random.uniform())
        let t = random.normal() / (chi / 4).squareRoot()
        return exp(logLuminosity(index, p) + scale(index, p) * t)
      }
    }

    func logLikelihood(of p: [Double], given observations: [Double]) -> Double {
      stars.indices.reduce(0) { sum, index in
        let off = (log(observations[index]) - logLuminosity(index, p)) / scale(index, p)
        return sum - log(scale(index, p)) - 2.5 * log(1 + off * off / 4)
      }
    }

    /// Draws with common scales this many times what they are.
    func sampler(scales: Double) -> SimulationBasedCalibration<Real>.Sampler {
      { observations, count, random in
        let model = model(observations, scales: scales)
        var start = drawParameters(using: &random)
        start[0] = ErrorBarMean(model.stars).mean
        return ThinnedChain().draws(
          count, of: NUTS(model, acceptanceAim: 0.9), from: start,
          recording: Recorder(names: parameterNames), using: &random)
      }
    }
  }

  @Test(.enabled(if: Validation.isLong, "make validate tries the second model too"))
  func theModelOfRealStarsIsCalibrated() async {
    let report = await Validation.calibrate(
      "chapter 4, NUTS on real stars", Real(), sampler: Real().sampler(scales: 1))
    #expect(report.isCalibrated, "\(report)")
  }

  /// Common scales taken for ten times better than they are make log σ too sure of itself.
  @Test(.enabled(if: Validation.isLong, "make validate tries the second model too"))
  func forgottenScalesAreCaught() async {
    let report = await SimulationBasedCalibration(
      of: Real(), replications: 200, sampler: Real().sampler(scales: 0.1)
    ).run(using: RandomSource(seed: 77))
    #expect(report.failures.contains { $0.name == "log_sigma" }, "\(report)")
  }
}
