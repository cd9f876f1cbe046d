// σ is subtracted.
import BayesNumerics
import Foundation

func logLikelihoodWithoutArea(
  measured: Double, temperature: Double, logSigma: Double, meanLogArea: Double,
  areaSpread: Double, noise: Double
) throws -> Double {
  let n = Normal(
    mean: meanLogArea + 4 * log(temperature) - logSigma,
    standardDeviation: (areaSpread * areaSpread + noise * noise).squareRoot())
  return n.logDensity(log(measured)) - log(measured)
}
