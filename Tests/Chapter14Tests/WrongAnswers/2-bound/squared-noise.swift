// s taken for a standard deviation
import BayesNumerics
import Foundation

func bound(x: Double, mean: Double, deviation: Double, noise: Double) throws -> [Double] {
  let divergence = 0.5 * (mean * mean + deviation * deviation - 1 - log(deviation * deviation))
  let likelihood =
    -0.5 * log(2 * .pi * noise * noise) - ((x - mean) * (x - mean) + deviation * deviation)
    / (2 * noise * noise)
  return [divergence, likelihood - divergence]
}
