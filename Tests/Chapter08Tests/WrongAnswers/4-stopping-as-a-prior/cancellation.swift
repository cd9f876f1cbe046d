// Subtracts two nearly equal numbers.
import BayesNumerics
import Foundation

func matchingPrior(
  steps: Int, rate: Double, curvature: Double, samples: Int, noiseVariance: Double
) throws -> [Double] {
  let left = pow(1 - rate * curvature, Double(steps))
  let penalty = curvature * left / (1 - left)
  return [penalty, (noiseVariance / (Double(samples) * penalty)).squareRoot()]
}
