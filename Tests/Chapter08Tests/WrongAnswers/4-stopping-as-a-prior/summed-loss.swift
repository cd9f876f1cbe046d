// The penalty that belongs to the sum over samples.
import BayesNumerics
import Foundation

func matchingPrior(
  steps: Int, rate: Double, curvature: Double, samples: Int, noiseVariance: Double
) throws -> [Double] {
  let reached = -expm1(Double(steps) * log1p(-rate * curvature))
  let penalty = curvature * (1 - reached) / reached
  let sum = Double(samples) * penalty
  return [sum, (noiseVariance / sum).squareRoot()]
}
