// Exercise 2: The divergence of two normals. Mark it: swift run chapter11 exercises 2 (add --hint for a nudge)
//
// The section "How far is one distribution from another?" defines KL(p‖q) = E_p[log p(x) - log q(x)]: the average is
// taken over p. For p = N(μ_p, σ_p²) and q = N(μ_q, σ_q²) it has a closed form. Derive it, and write it down. Nine digits
// are asked for.

import BayesNumerics
import Foundation

/// KL(p‖q) in nats.
///
/// - Parameters:
///   - meanP, meanQ: μ_p and μ_q.
///   - deviationP, deviationQ: the standard deviations σ_p and σ_q, above 0.
func divergence(
  meanP: Double, deviationP: Double, meanQ: Double, deviationQ: Double
) throws -> Double {
  throw Unsolved()  // replace this line by your solution
}
