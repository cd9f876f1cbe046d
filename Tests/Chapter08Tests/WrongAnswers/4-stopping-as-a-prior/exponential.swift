// Takes exp(-rst) for (1 - rs)^t.
import BayesNumerics
import Foundation

func matchingPrior(
  steps: Int, rate: Double, curvature: Double, samples: Int, noiseVariance: Double
) throws -> [Double] {
  let reached = -expm1(-rate * curvature * Double(steps))
  let penalty = curvature * (1 - reached) / reached
  return [penalty, (noiseVariance / (Double(samples) * penalty)).squareRoot()]
}
