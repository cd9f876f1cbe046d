// The variance where the standard deviation belongs.
import BayesNumerics
import Foundation

func logLikelihoodWithoutArea(
  measured: Double, temperature: Double, logSigma: Double, meanLogArea: Double,
  areaSpread: Double, noise: Double
) throws -> Double {
  let n = Normal(
    mean: logSigma + meanLogArea + 4 * log(temperature),
    standardDeviation: areaSpread * areaSpread + noise * noise)
  return n.logDensity(log(measured)) - log(measured)
}
