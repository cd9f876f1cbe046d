// Never settles: constant changes, and the last one is taken
import BayesNumerics
import Foundation

func tunedStepSize(
  aim: Double, trajectories: Int, acceptance: (Double) throws -> Double
) throws -> Double {
  var logStep = 0.0
  for _ in 1...trajectories { logStep += try acceptance(exp(logStep)) - aim }
  return exp(logStep)
}
