// Without the normalising constant
import BayesNumerics
import Foundation

func afterOneStep(
  theta: Double, mean: Double, deviation: Double, stepSize: Double, slope: Double,
  curvature: Double
) throws -> [Double] {
  let q = Normal(mean: mean, standardDeviation: deviation)
  let place = theta + stepSize * slope
  return [place, -pow((theta - mean) / deviation, 2) / 2 - log(abs(1 + stepSize * curvature))]
}
