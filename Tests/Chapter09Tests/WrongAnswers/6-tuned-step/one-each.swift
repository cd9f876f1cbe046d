// One trajectory for each of many sizes
import BayesNumerics
import Foundation

func tunedStepSize(
  aim: Double, trajectories: Int, acceptance: (Double) throws -> Double
) throws -> Double {
  var best = (step: 1.0, distance: Double.infinity)
  for k in 0..<200 {
    let step = 1e-4 * pow(10, 0.03 * Double(k))
    let distance = abs(try acceptance(step) - aim)
    if distance < best.distance { best = (step, distance) }
  }
  return best.step
}
