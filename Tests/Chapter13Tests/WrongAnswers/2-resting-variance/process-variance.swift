// The variance of the process, the exact step
import BayesNumerics
import Foundation

func rest(curvature: Double, noise: Double, batch: Int, step: Double, count: Int) throws -> [Double]
{
  let (s, n) = (Double(batch), Double(count))
  return [step * noise / (2 * s * curvature), 2 * s / (n * noise + s * curvature)]
}
