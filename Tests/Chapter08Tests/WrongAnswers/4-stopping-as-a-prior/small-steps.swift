// Takes the rule of thumb 1/(rt) for all directions.
import BayesNumerics
import Foundation

func matchingPrior(
  steps: Int, rate: Double, curvature: Double, samples: Int, noiseVariance: Double
) throws -> [Double] {
  let penalty = 1 / (rate * Double(steps))
  return [penalty, (noiseVariance / (Double(samples) * penalty)).squareRoot()]
}
