import BayesNumerics
import Foundation

func acceptanceOfExchange(
  power: Double, otherPower: Double, logLikelihood: Double, otherLogLikelihood: Double,
  logPrior: Double, otherLogPrior: Double
) throws -> Double {
  // After the exchange over before: the priors cancel, as both stand in both products
  let logRatio = (power - otherPower) * (otherLogLikelihood - logLikelihood)
  return min(1, exp(logRatio))
}
