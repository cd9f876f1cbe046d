// Exercise 5. Mark it: swift run chapter5 exercises 5
// The task is told here and in the chapter's page; add --hint for a nudge.

import BayesNumerics
import Foundation

/// Draws of a network f(x) = Σⱼ βⱼ ψ(offsetⱼ + slopeⱼ x), ψ(η) = 1 / (1 + exp(-η)): for draw t and unit j
/// weights[t][j], offsets[t][j] and slopes[t][j], and noiseVariances[t] for draw t.
///
/// Return [m, s], mean and standard deviation of a new measurement y = f(3) + noise, which comes from one of these
/// draws, each as likely as the next (the expectation over exactly these draws, not an estimate for others).
func predictionAtThree(
  weights: [[Double]], offsets: [[Double]], slopes: [[Double]], noiseVariances: [Double]
) throws -> [Double] {
  throw Unsolved()  // replace this line by your solution
}
