// Exercise 5: One sweep for a mixture. Mark it: swift run chapter11 exercises 5 (add --hint for a nudge)
//
// A smaller model than that of the galaxies (section "How many groups of galaxies are there?"), for paper and pencil: two
// components whose shares and whose noise are known, so that only the two means and the memberships are not.
//
//     xᵢ ~ N(μ₁, σ²) with probability w, and N(μ₂, σ²) with probability 1 - w;        μ₁, μ₂ ~ N(0, τ²).
//
// The approximation is q(μ₁) q(μ₂) Π q(cᵢ), with q(μ_k) = N(m_k, v_k). The best factor has log q = E[log p(D, μ, c)] +
// constant, the average taken over all other factors. Derive one sweep of coordinate ascent:
//
// 1. the memberships rᵢₖ = q(cᵢ = k), with q(μ₁) and q(μ₂) held (mind that E(xᵢ - μ_k)² has a spread in it);
// 2. new m_k and v_k, with the memberships held.
//
// The marker sweeps 200 times with your function, on values of several kinds. The bound must never fall, and the sweeps
// must end where it is flat. No chance is involved: a right sweep never fails. Values may be a hundred σ from both means,
// where exp(-5000) is 0 to the computer; logSumExp(_:) is at hand: log Σ exp(x), without overflow.

import BayesNumerics
import Foundation

/// Four numbers: m₁, m₂, v₁, v₂ after one sweep.
///
/// - Parameters:
///   - values: The xᵢ.
///   - share: w, between 0 and 1.
///   - noise: σ, the standard deviation of both components.
///   - priorDeviation: τ.
///   - means, variances: m₁, m₂ and v₁, v₂ before the sweep.
func mixtureSweep(
  values: [Double], share: Double, noise: Double, priorDeviation: Double, means: [Double],
  variances: [Double]
) throws -> [Double] {
  throw Unsolved()  // replace this line by your solution
}
