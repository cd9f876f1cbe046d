// The fourth power is forgotten.
import BayesNumerics
import Foundation

func logLikelihoodWithoutArea(
  measured: Double, temperature: Double, logSigma: Double, meanLogArea: Double,
  areaSpread: Double, noise: Double
) throws -> Double {
  let n = Normal(
    mean: logSigma + meanLogArea + log(temperature),
    standardDeviation: (areaSpread * areaSpread + noise * noise).squareRoot())
  return n.logDensity(log(measured)) - log(measured)
}
