// Returns the variance of the prior.
import BayesNumerics
import Foundation

func matchingPrior(
  steps: Int, rate: Double, curvature: Double, samples: Int, noiseVariance: Double
) throws -> [Double] {
  let reached = -expm1(Double(steps) * log1p(-rate * curvature))
  let penalty = curvature * (1 - reached) / reached
  return [penalty, (noiseVariance / (Double(samples) * penalty))]
}
