// The prior ratio is current over candidate.

import BayesNumerics
import Foundation

func acceptance(
  logLikelihoodRatio: Double, candidate: Double, current: Double, priorMean: Double,
  priorVariance: Double
) throws -> Double {
  let prior =
    (pow(candidate - priorMean, 2) - pow(current - priorMean, 2)) / (2 * priorVariance)
  return min(1, exp(logLikelihoodRatio + prior))
}
