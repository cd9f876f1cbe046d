// Exercise 5: A tempered ladder. Mark it: swift run chapter7 exercises 5 (add --hint for a nudge)
//
// A chain on a posterior of two peaks stays on one of them. Build the ladder of the section "What does a path from prior to
// posterior buy?": one chain for each power b, ascending to 1, of which the chain with the power b leaves
//
//     prior(θ) × likelihood(θ)^b
//
// invariant. One sweep does two things.
//
// - Every chain makes a move of its own. A random-walk step with the rule of Metropolis will do; wide ones, a standard
//   deviation of 1 to 2, suit all rungs.
// - Neighbours on the ladder offer each other their places, and accept with the probability that keeps the product of all these
//   targets invariant. Write down the product before and after: what is left of it?
//
// Marked is what your sweeps from the first peak average, on five posteriors: 20,000 sweeps on each, and 140,000 on one where
// chains move easily, so that small errors of the exchange show. On every rung the means of θ, of θ² and of the mass beyond 1.5
// must be those of its target, within six standard errors. On three of the ladders the coldest chain must also have crossed 1.5
// at least 300 times; one ladder has a single rung, with the power 1. A right sweep fails by chance fewer than once in 10,000
// markings. How many random numbers you take, and in which order, is up to you.
//
// `swift run chapter7 --with-mine` sets the cold chain of your ladder beside the posterior.

import BayesNumerics
import Foundation

/// Where the chains stand after one sweep, one for each power.
///
/// - Parameters:
///   - positions: Where they stand, in the order of the powers.
///   - powers: Ascending; the last is 1.
///   - logPrior, logLikelihood: Of a place θ.
///   - random: `random.normal()` is a standard normal number, `random.uniform()` one between 0 and 1.
func ladderSweep(
  positions: [Double], powers: [Double], logPrior: (Double) -> Double,
  logLikelihood: (Double) -> Double, random: inout RandomSource
) throws -> [Double] {
  throw Unsolved()  // replace this line by your solution
}
