// The variance is used as a standard deviation.

import BayesNumerics
import Foundation

func acceptance(
  logLikelihoodRatio: Double, candidate: Double, current: Double, priorMean: Double,
  priorVariance: Double
) throws -> Double {
  let prior = Normal(mean: priorMean, standardDeviation: priorVariance)
  return min(
    1, exp(logLikelihoodRatio + prior.logDensity(candidate) - prior.logDensity(current)))
}
