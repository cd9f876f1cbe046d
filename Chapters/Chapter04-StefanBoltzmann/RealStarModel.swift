import BayesNumerics
import Datasets
import Foundation
import Hierarchies
import Inference

/// σ_T from real stars, with what error bars leave out: systematic errors that all stars share,
/// additional scatter, and outliers.
///
/// | what | prior |
/// |---|---|
/// | log σ_T | N(log 1e-7, 2²) |
/// | δ_R, common error of the diameters: log R̂ = log R + δ_R + noise | N(0, 0.02²) unless varied |
/// | δ_T, common error of the temperatures: log T̂ = log T + δ_T + noise | N(0, 0.015²) unless varied |
/// | q, additional scatter of log L | half-normal, scale 0.1 |
/// | log R, log T of each star | flat |
///
/// log L = log(σ_T / σ☉) + 2 log R + 4 log T is computed, the delta function again, and log L̂ is
/// Student-t around it with 4 degrees of freedom and scale √(e_L² + q²): a heavy tail, so that one
/// bad star does not rule. The two scales are an assumption, ``ScaleErrors``. The position is
/// log(σ_T / σ☉), δ_R and δ_T in units of their scales, log q, then z_R and z_T of each star:
/// log R = log R̂ - δ_R + e_R z_R.
struct RealStarModel: DifferentiableLogDensity {
  let stars: [MeasuredStar]
  let scales: ScaleErrors
  let scatterScale: Double
  let degreesOfFreedom: Double
  let constantPrior = ConstantPrior()
  /// log σ of each star at z = 0 and δ = 0, then relative errors of R, T and L.
  private let logSigmas: [Double]
  private let errors: [(radius: Double, temperature: Double, luminosity: Double)]

  /// Precondition: a star or more, with positive errors; scale errors of zero or more.
  init(
    _ stars: [MeasuredStar], scales: ScaleErrors = ScaleErrors(), scatterScale: Double = 0.1,
    degreesOfFreedom: Double = 4
  ) {
    precondition(
      !stars.isEmpty && scales.diameters >= 0 && scales.temperatures >= 0 && scatterScale > 0
        && degreesOfFreedom > 0, "A model of real stars needs a star and scales.")
    self.stars = stars
    self.scales = scales
    self.scatterScale = scatterScale
    self.degreesOfFreedom = degreesOfFreedom
    logSigmas = stars.map(\.logSigma)
    errors = stars.map {
      (
        $0.radiusError / $0.radius, $0.temperatureError / $0.temperature,
        $0.luminosityError / $0.luminosity
      )
    }
  }

  static let sharedCount = 4

  var dimension: Int { RealStarModel.sharedCount + 2 * stars.count }

  func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    precondition(
      position.count == dimension && gradient.count == dimension,
      "\(stars.count) stars have \(dimension) parameters, not \(position.count).")
    let scatter = exp(position[3])
    let nu = degreesOfFreedom
    let common =
      position[0] - 2 * scales.diameters * position[1] - 4 * scales.temperatures * position[2]
    var value = 0.0
    var slope = 0.0
    var scatterSlope = 0.0

    // Stars: how much brighter each is than σ_T A T⁴, in log L
    let (radii, temperatures) = (RealStarModel.sharedCount, RealStarModel.sharedCount + stars.count)
    for index in stars.indices {
      let (zRadius, zTemperature) = (position[radii + index], position[temperatures + index])
      let error = errors[index]
      // snippet: star
      let excess =
        logSigmas[index] - common - 2 * error.radius * zRadius
        - 4 * error.temperature * zTemperature
      let scale2 = error.luminosity * error.luminosity + scatter * scatter
      let reduced = nu * scale2 + excess * excess
      let pull = (nu + 1) * excess / reduced
      value -= 0.5 * (zRadius * zRadius + zTemperature * zTemperature)
      value -= 0.5 * log(scale2) + (nu + 1) / 2 * log(reduced / (nu * scale2))
      // end snippet
      slope += pull
      scatterSlope += (pull * excess - 1) / scale2
      gradient[radii + index] = 2 * error.radius * pull - zRadius
      gradient[temperatures + index] = 4 * error.temperature * pull - zTemperature
    }

    // Shared; the Jacobian of q = exp(position) is q itself
    let inPrior = (position[0] - log(constantPrior.median / NominalSun.sigma))
    let width2 = constantPrior.logWidth * constantPrior.logWidth
    let relative = scatter / scatterScale
    value -= 0.5 * (inPrior * inPrior / width2 + relative * relative) - position[3]
    value -= 0.5 * (position[1] * position[1] + position[2] * position[2])
    gradient[0] = slope - inPrior / width2
    gradient[1] = -2 * scales.diameters * slope - position[1]
    gradient[2] = -4 * scales.temperatures * slope - position[2]
    gradient[3] = scatter * scatter * scatterSlope - relative * relative + 1
    return value
  }
}
