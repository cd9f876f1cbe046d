// The logarithm of the probability is returned.

import BayesNumerics
import Foundation

func acceptance(
  logLikelihoodRatio: Double, candidate: Double, current: Double, priorMean: Double,
  priorVariance: Double
) throws -> Double {
  let prior = Normal(mean: priorMean, standardDeviation: sqrt(priorVariance))
  return min(
    0, logLikelihoodRatio + prior.logDensity(candidate) - prior.logDensity(current))
}
