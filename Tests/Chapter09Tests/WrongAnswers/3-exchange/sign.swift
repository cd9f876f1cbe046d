// The ratio upside down
import BayesNumerics
import Foundation

func acceptanceOfExchange(
  power: Double, otherPower: Double, logLikelihood: Double, otherLogLikelihood: Double,
  logPrior: Double, otherLogPrior: Double
) throws -> Double {
  // After the exchange over before: the priors cancel, as both stand in both products
  let logRatio = (power - otherPower) * (logLikelihood - otherLogLikelihood)
  return min(1, exp(logRatio))
}
