// Exercise 2: The bound of one number. Mark it: swift run chapter14 exercises 2 (add --hint for a nudge)
//
// The smallest variational autoencoder has one number x and a decoder that is known,
//
//     x = z + e,   z ~ N(0, 1),   e ~ N(0, s),
//
// where s is a variance. The section "What does a variational autoencoder maximise?" defines its evidence lower bound
// E_q[log p(x | z)] - KL(q ‖ N(0, 1)). For q = N(μ, σ²), where σ is a standard deviation, both terms have closed forms.
// Derive them. No constant may be left out. Nine digits are asked for.

import BayesNumerics
import Foundation

/// Two numbers: KL(q ‖ N(0, 1)) and the bound, in nats.
///
/// - Parameters:
///   - x: The number that was seen.
///   - mean, deviation: μ and σ of q.
///   - noise: s, the variance of e.
func bound(x: Double, mean: Double, deviation: Double, noise: Double) throws -> [Double] {
  throw Unsolved()  // replace this line by your solution
}
