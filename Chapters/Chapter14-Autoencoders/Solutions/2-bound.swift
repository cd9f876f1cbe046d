import BayesNumerics
import Foundation

func bound(x: Double, mean: Double, deviation: Double, noise: Double) throws -> [Double] {
  let variance = deviation * deviation
  let divergence = 0.5 * (mean * mean + variance - 1 - log(variance))
  // E_q (x - z)² = (x - μ)² + σ²
  let miss = (x - mean) * (x - mean) + variance
  let likelihood = -0.5 * log(2 * .pi * noise) - miss / (2 * noise)
  return [divergence, likelihood - divergence]
}
