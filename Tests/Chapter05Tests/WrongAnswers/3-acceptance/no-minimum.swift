// Not cut at 1.

import BayesNumerics
import Foundation

func acceptance(
  logLikelihoodRatio: Double, candidate: Double, current: Double, priorMean: Double,
  priorVariance: Double
) throws -> Double {
  let prior = Normal(mean: priorMean, standardDeviation: sqrt(priorVariance))
  return exp(logLikelihoodRatio + prior.logDensity(candidate) - prior.logDensity(current))
}
