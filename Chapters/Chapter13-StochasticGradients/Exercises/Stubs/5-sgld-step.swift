// Exercise 5: One step of SGLD. Mark it: swift run chapter13 exercises 5 (add --hint for a nudge)
// See it at work: swift run chapter13 --with-mine
//
// Stochastic gradient Langevin dynamics (section "How much noise makes descent a sampler?") moves uphill along an
// estimated slope of the log posterior, by η times the slope, and adds noise of the right size. Write one step for a
// single parameter. You are given the place, η, a function that estimates the slope at a place (it draws a mini-batch, so
// that it needs the random source), and the random source.
//
// The marker takes 20,000 steps from each of eight places, on normal targets with and without noise of a mini-batch, and
// lets two chains run. It asks
//
// - whether the mean of the moves is what η and the slope make it, within 5.2 standard errors;
// - whether their variance is that of the Langevin noise and of the batch together;
// - whether they are normal, by their kurtosis;
// - whether the chains rest with the variance that can be computed exactly.
//
// A right step fails by chance fewer than once in 10,000 markings.

import BayesNumerics
import Foundation

/// Where the chain is after one step.
///
/// - Parameters:
///   - position: θ.
///   - stepSize: η.
///   - slope: An estimate of the slope of the log posterior at a place, new at each call: slope(θ, &random).
///   - random: Has normal(), a draw from N(0, 1), and uniform(), between 0 and 1.
func sgldStep(
  position: Double, stepSize: Double, slope: (Double, inout RandomSource) -> Double,
  random: inout RandomSource
) throws -> Double {
  throw Unsolved()  // replace this line by your solution
}
