import BayesNumerics
import Foundation

func logLikelihoodWithoutArea(
  measured: Double, temperature: Double, logSigma: Double, meanLogArea: Double,
  areaSpread: Double, noise: Double
) throws -> Double {
  // log L̂ = log σ + log A + 4 log T + noise is a sum of two normal numbers
  let ofLogarithm = Normal(
    mean: logSigma + meanLogArea + 4 * log(temperature),
    standardDeviation: hypot(areaSpread, noise))
  return ofLogarithm.logDensity(log(measured)) - log(measured)
}
