// The two answers in the other order
import BayesNumerics
import Foundation

func rest(curvature: Double, noise: Double, batch: Int, step: Double, count: Int) throws -> [Double]
{
  let s = Double(batch)
  return [
    2 * s / (Double(count) * noise + s * curvature),
    step * noise / (s * curvature * (2 - step * curvature)),
  ]
}
