// The old density carried along
import BayesNumerics
import Foundation

func afterOneStep(
  theta: Double, mean: Double, deviation: Double, stepSize: Double, slope: Double,
  curvature: Double
) throws -> [Double] {
  let q = Normal(mean: mean, standardDeviation: deviation)
  let place = theta + stepSize * slope
  return [place, q.logDensity(theta)]
}
