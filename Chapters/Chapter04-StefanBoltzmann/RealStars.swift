import Datasets
import Foundation

extension MeasuredStar {
  /// log(σ_T / σ☉) from this star alone.
  var logSigma: Double {
    log(luminosity) - 2 * log(radius) - 4 * log(temperature / NominalSun.temperature)
  }

  /// Its standard error: √((eL/L)² + (2 eR/R)² + (4 eT/T)²).
  var logError: Double {
    let parts = [
      luminosityError / luminosity, 2 * radiusError / radius, 4 * temperatureError / temperature,
    ]
    return parts.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }
}

/// Real stars, without and with a model of what can be wrong with them.
enum RealStars {
  /// The answer of error bars alone, as log(σ_T / σ☉) and relative error: the inverse-variance mean of
  /// the stars' own values of σ_T.
  ///
  /// A value that came out small has a small error too, and so a large weight: where errors are
  /// relative, this much-used mean lies low by about their square (1 % for errors of 10 %).
  static func naive(_ stars: [MeasuredStar]) -> (mean: Double, error: Double) {
    let weights = stars.map { exp(-2 * $0.logSigma) / ($0.logError * $0.logError) }
    let total = weights.reduce(0, +)
    let mean = zip(stars, weights).reduce(0) { $0 + exp($1.0.logSigma) * $1.1 } / total
    return (log(mean), 1 / total.squareRoot() / mean)
  }
}
