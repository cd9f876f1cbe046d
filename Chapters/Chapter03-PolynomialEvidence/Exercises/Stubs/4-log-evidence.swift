// Exercise 4: The evidence of a linear model. Mark it: swift run chapter3 exercises 4 (add --hint for a nudge)
// See it at work: swift run chapter3 --with-mine
//
// y = Φ w + noise. Row i of Φ is features[i], as many numbers as there are weights; each weight has the prior
// N(0, priorVariance), the noise of each yᵢ is N(0, noiseVariance), and all are independent. The section "Which order
// generated the points?" of the chapter's page says what the density of all y together is. Return its logarithm,
// with all constants, to eight digits; for the powers of x up to order 12 six digits will do. There are 1 to 30
// points and 1 to 13 weights, perhaps more weights than points.
//
// At hand: Matrix(rows: [[Double]]); Cholesky(A), the factor L with A = L Lᵀ, with solve(v), which is A⁻¹ v, whiten(v),
// which is L⁻¹ v, and logDeterminant, which is log |A|, that of the matrix and not of the factor;
// TriangularFactor(of: A).upper, the R of A = Q R, whose diagonal is never negative; and dot(_:_:).
//
// Three checks of your function need no solution; you can make them yourself:
//
// - it is a density: summed over all values that y can have it gives 1;
// - the chain rule: p(y₁, y₂) = p(y₁) p(y₂ | y₁), where p(y₂ | y₁) is the chapter's formula for the prediction of the
//   second point after the first;
// - the order of the points does not matter.
//
// Why must p(y₂ | y₁) come from the chapter's formula? Take it from your own function, as p(y₁, y₂) / p(y₁), and find a
// wrong evidence that passes all three.
//
// Nothing in this marking is random: a right function never fails.

import BayesNumerics
import Foundation

/// log p(y | Φ), the log evidence of a linear model.
func logEvidence(
  features: [[Double]], y: [Double], noiseVariance: Double, priorVariance: Double
) throws -> Double {
  throw Unsolved()  // replace this line by your solution
}
