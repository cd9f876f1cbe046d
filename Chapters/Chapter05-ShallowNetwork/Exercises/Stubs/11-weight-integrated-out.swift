// Exercise 11. Mark it: swift run chapter5 exercises 11
// The task is told here and in the chapter's page; add --hint for a nudge.

import BayesNumerics
import Foundation

/// One hidden unit without offset: y = β ψ(γ x) + noise, with β ~ N(weightMean, weightVariance), noise of variance
/// noiseVariance, independent from point to point, and ψ(η) = 1 / (1 + exp(-η)); γ is `slope`.
///
/// Return [a, b]: a is the log likelihood of γ with β integrated out, log p(y | γ); b is log p(y | β, γ) with
/// β = weightMean held fixed. All constants are kept, and 8 digits must be right.
func logLikelihoods(
  x: [Double], y: [Double], slope: Double, weightMean: Double, weightVariance: Double,
  noiseVariance: Double
) throws -> [Double] {
  throw Unsolved()  // replace this line by your solution
}
