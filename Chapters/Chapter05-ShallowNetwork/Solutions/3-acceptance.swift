import BayesNumerics
import Foundation

func acceptance(
  logLikelihoodRatio: Double, candidate: Double, current: Double, priorMean: Double,
  priorVariance: Double
) throws -> Double {
  // What is left invariant is prior times likelihood, so both belong in the ratio
  let prior = Normal(mean: priorMean, standardDeviation: priorVariance.squareRoot())
  let logRatio =
    logLikelihoodRatio + prior.logDensity(candidate) - prior.logDensity(current)
  return min(1, exp(logRatio))
}
