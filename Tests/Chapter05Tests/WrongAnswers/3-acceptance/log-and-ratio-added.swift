// The log ratio is multiplied by densities as if it were a ratio.

import BayesNumerics
import Foundation

func acceptance(
  logLikelihoodRatio: Double, candidate: Double, current: Double, priorMean: Double,
  priorVariance: Double
) throws -> Double {
  let prior = Normal(mean: priorMean, standardDeviation: sqrt(priorVariance))
  return min(
    1, logLikelihoodRatio * exp(prior.logDensity(candidate) - prior.logDensity(current)))
}
