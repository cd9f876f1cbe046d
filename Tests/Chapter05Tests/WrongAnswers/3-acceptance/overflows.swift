// exp(a) exp(b) / exp(c): overflows or is 0 / 0.

import BayesNumerics
import Foundation

func acceptance(
  logLikelihoodRatio: Double, candidate: Double, current: Double, priorMean: Double,
  priorVariance: Double
) throws -> Double {
  let prior = Normal(mean: priorMean, standardDeviation: sqrt(priorVariance))
  return min(
    1,
    exp(logLikelihoodRatio) * exp(prior.logDensity(candidate)) / exp(prior.logDensity(current)))
}
