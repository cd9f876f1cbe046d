// Exercise 2: Importance weights by hand. Mark it: swift run chapter7 exercises 2 (add --hint for a nudge)
//
// Draws θᵢ come from a proposal q. At each you know the log of the target, log p(D, θᵢ), which is prior times likelihood
// with all constants, and log q(θᵢ). Give three numbers:
//
// - the log of the evidence's estimate, which is the mean of the weights wᵢ = p(D, θᵢ)/q(θᵢ);
// - the posterior mean of θ, weighted by the wᵢ;
// - the number of effective draws, (Σ wᵢ)²/Σ wᵢ².
//
// The logs may be -2000, whose exponential no computer holds, and a target may be zero somewhere (log -∞). Nine digits are
// asked for.

import BayesNumerics
import Foundation

/// Three numbers: log evidence, mean, effective draws.
///
/// - Parameters:
///   - draws: θᵢ, two or more.
///   - logTarget: log p(D, θᵢ), finite for at least one.
///   - logProposal: log q(θᵢ).
func weigh(draws: [Double], logTarget: [Double], logProposal: [Double]) throws -> [Double] {
  throw Unsolved()  // replace this line by your solution
}
