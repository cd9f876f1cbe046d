// Takes the share that is left for the share that is reached.
import BayesNumerics
import Foundation

func matchingPrior(
  steps: Int, rate: Double, curvature: Double, samples: Int, noiseVariance: Double
) throws -> [Double] {
  let reached = -expm1(Double(steps) * log1p(-rate * curvature))
  let penalty = curvature * reached / (1 - reached)
  return [penalty, (noiseVariance / (Double(samples) * penalty)).squareRoot()]
}
