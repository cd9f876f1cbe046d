import BayesNumerics
import Foundation

func matchingPrior(
  steps: Int, rate: Double, curvature: Double, samples: Int, noiseVariance: Double
) throws -> [Double] {
  // log (1 - rs)^t, the share that is left
  let log = Double(steps) * log1p(-rate * curvature)
  let penalty = curvature * exp(log) / -expm1(log)
  return [penalty, (noiseVariance / (Double(samples) * penalty)).squareRoot()]
}
