// The printed rule, without the prior.

import BayesNumerics
import Foundation

func acceptance(
  logLikelihoodRatio: Double, candidate: Double, current: Double, priorMean: Double,
  priorVariance: Double
) throws -> Double {
  return min(1, exp(logLikelihoodRatio))
}
