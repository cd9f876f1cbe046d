// Exercise 4: Which units collapse? Mark it: swift run chapter14 exercises 4 (add --hint for a nudge)
//
// A linear variational autoencoder, x | z ~ N(A z + b, s I), has a noise s that is given. It is trained on
// E_q[log p(x | z)] - β KL(q ‖ N(0, I)). The data have the covariance U diag(λ) U', and each unit serves one direction.
//
// For β = 1 the section "What if the nets are linear?" has the top: |a|² = λ - s where λ > s, and no unit elsewhere, and
// the posterior variance of the unit is s/(s + |a|²). What does β change? At the top the codes of all data together are
// N(0, 1), so that the mean over the data of KL(q ‖ N(0, 1)) = ½(μ² + d - 1 - log d) is easy.

import BayesNumerics
import Foundation

/// The mean divergence of each unit, in nats, in the order of the eigenvalues; 0 for a unit that carries nothing.
///
/// - Parameters:
///   - eigenvalues: λ of each direction.
///   - noise: s, a variance.
///   - beta: β, the weight of the divergence.
func divergences(eigenvalues: [Double], noise: Double, beta: Double) throws -> [Double] {
  throw Unsolved()  // replace this line by your solution
}
