// Exercise 4: Stein's kernel. Mark it: swift run chapter13 exercises 4 (add --hint for a nudge)
//
// The square of the kernel Stein discrepancy is the mean over all pairs of draws of
//
//     kₚ(x, y) = s(x) s(y) k(x, y) + s(x) ∂k/∂y + s(y) ∂k/∂x + ∂²k/∂x∂y,
//
// in one dimension, where s is the slope of the target's log density and k the inverse multiquadric kernel
//
//     k(x, y) = (1 + (x - y)²)^(-1/2).
//
// Write it, with the derivatives done on paper. Nine digits are asked for.

import BayesNumerics
import Foundation

/// kₚ(x, y).
///
/// - Parameters:
///   - x, y: Two draws.
///   - slopeX, slopeY: s(x) and s(y).
func steinKernel(x: Double, y: Double, slopeX: Double, slopeY: Double) throws -> Double {
  throw Unsolved()  // replace this line by your solution
}
