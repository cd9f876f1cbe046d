// Exercise 2: The density after a step. Mark it: swift run chapter12 exercises 2 (add --hint for a nudge)
//
// θ₀ is drawn from q₀ = N(m, s²) and takes one step uphill on the model's log density,
//
//     θ₁ = θ₀ + η d log p/dθ at θ₀.
//
// The step is one to one: η is so small that nothing folds. You are given the slope of log p at θ₀ and its second
// derivative there. Section "What does one step of a sampler do to a fit?" needs the density of θ₁. Nine digits are asked
// for, with all constants.

import BayesNumerics
import Foundation

/// Two numbers: θ₁, and log q₁(θ₁), the log density of the refined distribution where θ₀ has landed.
///
/// - Parameters:
///   - theta: θ₀.
///   - mean, deviation: m and s.
///   - stepSize: η.
///   - slope, curvature: first and second derivative of log p at θ₀.
func afterOneStep(
  theta: Double, mean: Double, deviation: Double, stepSize: Double, slope: Double,
  curvature: Double
) throws -> [Double] {
  throw Unsolved()  // replace this line by your solution
}
