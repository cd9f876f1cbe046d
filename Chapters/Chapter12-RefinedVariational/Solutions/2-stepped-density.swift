import BayesNumerics
import Foundation

func afterOneStep(
  theta: Double, mean: Double, deviation: Double, stepSize: Double, slope: Double,
  curvature: Double
) throws -> [Double] {
  let before = Normal(mean: mean, standardDeviation: deviation).logDensity(theta)
  // dθ₁/dθ₀
  let stretch = 1 + stepSize * curvature
  return [theta + stepSize * slope, before - log(abs(stretch))]
}
