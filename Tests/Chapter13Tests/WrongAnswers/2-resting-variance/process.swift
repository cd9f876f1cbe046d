// Both of the process in continuous time
import BayesNumerics
import Foundation

func rest(curvature: Double, noise: Double, batch: Int, step: Double, count: Int) throws -> [Double]
{
  let (s, n) = (Double(batch), Double(count))
  return [step * noise / (2 * s * curvature), 2 * s / (n * noise)]
}
