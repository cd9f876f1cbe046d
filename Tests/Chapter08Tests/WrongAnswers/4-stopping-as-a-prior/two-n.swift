// Takes the loss for a mean of squares without their half.
import BayesNumerics
import Foundation

func matchingPrior(
  steps: Int, rate: Double, curvature: Double, samples: Int, noiseVariance: Double
) throws -> [Double] {
  let reached = -expm1(Double(steps) * log1p(-rate * curvature))
  let penalty = curvature * (1 - reached) / reached
  return [penalty, (noiseVariance / (2 * Double(samples) * penalty)).squareRoot()]
}
