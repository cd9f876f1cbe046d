// What one step adds
import BayesNumerics
import Foundation

func rest(curvature: Double, noise: Double, batch: Int, step: Double, count: Int) throws -> [Double]
{
  let (s, n) = (Double(batch), Double(count))
  return [step * step * noise / s, 2 * s / (n * noise + s * curvature)]
}
