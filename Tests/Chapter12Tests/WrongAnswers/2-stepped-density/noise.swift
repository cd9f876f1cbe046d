// A Langevin step without its noise
import BayesNumerics
import Foundation

func afterOneStep(
  theta: Double, mean: Double, deviation: Double, stepSize: Double, slope: Double,
  curvature: Double
) throws -> [Double] {
  let q = Normal(mean: mean, standardDeviation: deviation)
  let place = theta + stepSize * slope / 2
  return [place, q.logDensity(theta) - log(abs(1 + stepSize * curvature / 2))]
}
