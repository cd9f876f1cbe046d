// The factor 1/2 of the exponent is lost.

import BayesNumerics
import Foundation

func acceptance(
  logLikelihoodRatio: Double, candidate: Double, current: Double, priorMean: Double,
  priorVariance: Double
) throws -> Double {
  let prior =
    (pow(current - priorMean, 2) - pow(candidate - priorMean, 2)) / priorVariance
  return min(1, exp(logLikelihoodRatio + prior))
}
