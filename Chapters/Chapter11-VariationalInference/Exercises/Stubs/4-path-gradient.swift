// Exercise 4: The path gradient. Mark it: swift run chapter11 exercises 4 (add --hint for a nudge)
//
// A coin showed so many heads and tails. The prior of its probability p of heads is flat; the unconstrained parameter is
// θ = log p/(1 - p), so that p = 1/(1 + exp(-θ)), and the density of θ has the Jacobian dp/dθ = p (1 - p) in it. The
// approximation is q = N(m, s²) for θ.
//
// Section "How can chance tell which way is up?": write draws as θ = m + s ε, and differentiate the bound
//
//     E[log p(D, θ)] + log s + constant
//
// inside the average. Give the mean over the given ε of the slope in m, and of the slope in log s. The entropy's slope is
// exact: do not estimate it. Nine digits are asked for.
//
// `swift run chapter11 --with-mine` sets your slopes beside the exact slope of the bound.

import BayesNumerics
import Foundation

/// Two numbers: estimates of the bound's slope in m and in log s.
///
/// - Parameters:
///   - mean, logScale: m and log s.
///   - noise: one or more draws ε from N(0, 1).
///   - heads, tails: how often each side came up, 0 or more.
func pathGradient(
  mean: Double, logScale: Double, noise: [Double], heads: Int, tails: Int
) throws -> [Double] {
  throw Unsolved()  // replace this line by your solution
}
