// Exercise 4: Score against path. Mark it: swift run chapter11 exercises 4 (add --hint for a nudge)
//
// A coin showed so many heads and tails. The prior of its probability p of heads is flat; the unconstrained parameter is
// θ = log p/(1 - p), so that p = 1/(1 + exp(-θ)). Without its constant the posterior density of θ is
//
//     p^heads (1 - p)^tails dp/dθ,        dp/dθ = p (1 - p).
//
// The approximation is q = N(m, s²) for θ, and draws from it are θ = m + s ε. The section "How can chance tell which way
// is up?" has two estimates of the bound's slope in m, each from one draw:
//
// - the score function: ∂ log q(θ)/∂m times log p(D, θ) - log q(θ), without a baseline, where log p(D, θ) is the logarithm
//   of the density above, and log q has all of its constants;
// - the path: the slope of log p(D, θ) in θ.
//
// Compute both for each ε. Give the mean and the sample variance (divided by n - 1) of the score function's, then of the
// path's. They have the same expectation: which of the two would you rather climb by? Nine digits are asked for.

import BayesNumerics
import Foundation

/// Four numbers: mean and variance of the estimates by the score function, mean and variance of those by the path.
///
/// - Parameters:
///   - mean, logScale: m and log s.
///   - noise: n draws ε from N(0, 1), two or more.
///   - heads, tails: how often each side came up, 0 or more.
func scoreAndPath(
  mean: Double, logScale: Double, noise: [Double], heads: Int, tails: Int
) throws -> [Double] {
  throw Unsolved()  // replace this line by your solution
}
