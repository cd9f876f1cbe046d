import BayesNumerics
import Foundation

func rest(curvature: Double, noise: Double, batch: Int, step: Double, count: Int) throws -> [Double]
{
  // Σ (1 - (1 - εA)²) = ε²C/S, and 1 - (1 - εA)² = εA (2 - εA)
  let (s, n) = (Double(batch), Double(count))
  let variance = step * noise / (s * curvature * (2 - step * curvature))
  // εC/(SA(2 - εA)) = 1/(AN): ε C N = S (2 - εA)
  return [variance, 2 * s / (n * noise + s * curvature)]
}
