// The noise is forgotten.
import BayesNumerics
import Foundation

func logLikelihoodWithoutArea(
  measured: Double, temperature: Double, logSigma: Double, meanLogArea: Double,
  areaSpread: Double, noise: Double
) throws -> Double {
  let n = Normal(mean: logSigma + meanLogArea + 4 * log(temperature), standardDeviation: areaSpread)
  return n.logDensity(log(measured)) - log(measured)
}
