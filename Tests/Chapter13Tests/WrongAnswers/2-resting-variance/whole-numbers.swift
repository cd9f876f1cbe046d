// S/N of two Ints, which is 0
import BayesNumerics
import Foundation

func rest(curvature: Double, noise: Double, batch: Int, step: Double, count: Int) throws -> [Double]
{
  let share = Double(batch / count)
  return [
    step * noise / (Double(batch) * curvature * (2 - step * curvature)),
    2 * share / (noise + share * curvature),
  ]
}
