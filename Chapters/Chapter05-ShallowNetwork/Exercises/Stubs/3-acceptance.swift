// Exercise 3. Mark it: swift run chapter5 exercises 3
// The task is told here and in the chapter's page; add --hint for a nudge.

import BayesNumerics
import Foundation

/// The probability of accepting a proposed value of one coefficient γ, the candidate of a symmetric random walk.
///
/// The printed rule is min(1, p(D | candidate) / p(D | current)), and the logarithm of that ratio is given. Before
/// the data, γ ~ N(priorMean, priorVariance). What is missing? The answer must be right to 9 digits wherever it is
/// a number, also where exp of one term alone would be infinite. `Normal(mean:standardDeviation:).logDensity(x)` is at
/// hand.
func acceptance(
  logLikelihoodRatio: Double, candidate: Double, current: Double, priorMean: Double,
  priorVariance: Double
) throws -> Double {
  throw Unsolved()  // replace this line by your solution
}
