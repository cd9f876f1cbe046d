// The step as the slide reads
import BayesNumerics
import Foundation

func rest(curvature: Double, noise: Double, batch: Int, step: Double, count: Int) throws -> [Double]
{
  let (s, n) = (Double(batch), Double(count))
  return [step * noise / (s * curvature * (2 - step * curvature)), s / n * noise]
}
