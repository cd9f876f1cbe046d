// The prior density of the candidate instead of the ratio.

import BayesNumerics
import Foundation

func acceptance(
  logLikelihoodRatio: Double, candidate: Double, current: Double, priorMean: Double,
  priorVariance: Double
) throws -> Double {
  let prior = Normal(mean: priorMean, standardDeviation: sqrt(priorVariance))
  return min(1, exp(logLikelihoodRatio + prior.logDensity(candidate)))
}
