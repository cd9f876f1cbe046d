// Exercise 5: Lemma 2.1 with its constants (E6 in SLIPS.md). Mark it: swift run chapter10 exercises 5 (add --hint for a nudge)
//
// Where the units of a net are known, the net is linear in its k weights b (the linear part's and the units'):
//
//     y_i = Σ_j W_ij b_j + ε_i,   ε_i ~ N(0, σ²),   b_j ~ N(means[j], variances[j]),   all independent.
//
// Return log p(y), with the weights integrated out and with every constant. The lemma (section "How does a chain add and
// remove a unit?") is one way; another is to say which normal distribution y has, as a vector of N numbers.
//
// There may be more weights than points, and there may be none. Seven decimals are asked for.
//
// Matrix(rows: [[Double]]) makes a matrix; `w.gram` is WᵀW, `w.transposedTimes(y)` is Wᵀy, `w * b` is Wb, `matrix[i, j]` can be
// read and set. `let factor = try Cholesky(matrix)` factors a symmetric, positive definite matrix: `factor.solve(y)` solves
// a system of equations with it, `factor.logDeterminant` is the logarithm of its determinant. `dot(x, y)` is Σ x y.

import BayesNumerics
import Foundation

/// log p(y)
///
/// - Parameters:
///   - rows: W, one row for each point.
///   - targets: y.
///   - means: The prior means of b.
///   - variances: The prior variances of b.
///   - noiseVariance: σ².
func logEvidence(
  rows: [[Double]], targets: [Double], means: [Double], variances: [Double], noiseVariance: Double
) throws -> Double {
  throw Unsolved()  // replace this line by your solution
}
