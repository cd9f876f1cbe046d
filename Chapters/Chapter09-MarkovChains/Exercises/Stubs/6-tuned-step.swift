// Exercise 6: A step size that tunes itself. Mark it: swift run chapter9 exercises 6 (add --hint for a nudge)
//
// Samplers tune their step size ε during warm-up, until a share of the trajectories is accepted that one aims at, such as
// 0.8 (section "How large should a step be?"). Write such a warm-up. You have a function acceptance(ε) that runs one
// trajectory with the step size ε and returns its probability of acceptance: a number from 0 to 1 that varies from
// trajectory to trajectory. Its mean falls as ε grows, from 1 for tiny steps to 0 for huge ones. Where between, nobody
// tells you: the standard deviations of the target may be 0.001, 1 or 50, and it has one to thirty dimensions.
//
// You may call the function as often as `trajectories` says, 10,000 times, and need not use all. The marker then runs
// thousands of trajectories of its own with your step size. Their mean acceptance must be within 0.05 of the aim, which is
// 0.8 in most cases and another one in some. A tuning that is right has an error of a hundredth or less, so that it fails
// by chance fewer than once in 10,000 markings.

import BayesNumerics
import Foundation

/// The step size at which trajectories are accepted with the probability `aim` on average.
///
/// - Parameters:
///   - aim: The mean acceptance wanted, between 0 and 1.
///   - trajectories: How many trajectories may be run.
///   - acceptance: Runs one trajectory with this step size, and returns the probability of accepting it.
func tunedStepSize(
  aim: Double, trajectories: Int, acceptance: (Double) throws -> Double
) throws -> Double {
  throw Unsolved()  // replace this line by your solution
}
