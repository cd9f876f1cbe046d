// Changes of the step itself, not of its log
import BayesNumerics
import Foundation

func tunedStepSize(
  aim: Double, trajectories: Int, acceptance: (Double) throws -> Double
) throws -> Double {
  var step = 1.0
  for t in 1...trajectories {
    step = max(1e-6, step + (try acceptance(step) - aim) / pow(Double(t), 0.6))
  }
  return step
}
