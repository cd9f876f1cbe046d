// The prior is centred at 0.

import BayesNumerics
import Foundation

func acceptance(
  logLikelihoodRatio: Double, candidate: Double, current: Double, priorMean: Double,
  priorVariance: Double
) throws -> Double {
  let prior = (current * current - candidate * candidate) / (2 * priorVariance)
  return min(1, exp(logLikelihoodRatio + prior))
}
