// The density at L̂ itself, as if L̂ were normal.
import BayesNumerics
import Foundation

func logLikelihoodWithoutArea(
  measured: Double, temperature: Double, logSigma: Double, meanLogArea: Double,
  areaSpread: Double, noise: Double
) throws -> Double {
  let n = Normal(
    mean: exp(logSigma + meanLogArea) * pow(temperature, 4),
    standardDeviation: (areaSpread * areaSpread + noise * noise).squareRoot())
  return n.logDensity(measured)
}
