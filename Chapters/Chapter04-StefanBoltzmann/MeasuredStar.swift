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
