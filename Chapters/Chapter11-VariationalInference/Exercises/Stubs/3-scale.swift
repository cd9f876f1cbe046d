// Exercise 3: A standard deviation on the whole line. Mark it: swift run chapter11 exercises 3 (add --hint for a nudge)
//
// n measurements xᵢ ~ N(0, σ²) have the sum of squares S = Σ xᵢ². The standard deviation has the exponential prior
//
//     p(σ) = r exp(-r σ),        σ > 0.
//
// A normal approximation needs a parameter that may be any number: u = log σ. What is the log of the posterior density
// of u? It is a density of u, not of σ (section "Can the computer do all of it by itself?"). Constants are not asked for:
// give by how much it is higher than at u = 0, and its slope in u. Nine digits are asked for.

import BayesNumerics
import Foundation

/// Two numbers: log p(u | x) - log p(0 | x), and the slope of log p(u | x) in u.
///
/// - Parameters:
///   - u: log σ.
///   - rate: r, above 0.
///   - count: n, 1 or more.
///   - squares: S, above 0.
func logDensityOfLogScale(u: Double, rate: Double, count: Int, squares: Double) throws -> [Double] {
  throw Unsolved()  // replace this line by your solution
}
