import Datasets
import Foundation

// The chapter infers log(σ_T / σ☉) and shows σ_T in 10⁻⁸ W m⁻² K⁻⁴.
extension NominalSun {
  /// σ_T in 10⁻⁸ W m⁻² K⁻⁴ from log(σ_T / σ☉).
  static func constant(atLog logSigma: Double) -> Double { 1e8 * sigma * exp(logSigma) }

  /// log(σ_T / σ☉) of the textbook's constant, 0.00001.
  static let logTextbook = log(StefanBoltzmann.sigma / sigma)
}
