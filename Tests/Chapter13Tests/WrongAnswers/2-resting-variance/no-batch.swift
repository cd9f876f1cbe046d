// The noise of one datum
import BayesNumerics
import Foundation

func rest(curvature: Double, noise: Double, batch: Int, step: Double, count: Int) throws -> [Double]
{
  let (s, n) = (Double(batch), Double(count))
  return [step * noise / (curvature * (2 - step * curvature)), 2 * s / (n * noise + s * curvature)]
}
