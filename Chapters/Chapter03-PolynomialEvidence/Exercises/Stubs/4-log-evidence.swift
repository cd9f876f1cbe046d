// Exercise 4: The evidence of a linear model. Mark it: swift run chapter3 exercises 4 (add --hint for a nudge)
// See it at work: swift run chapter3 --with-mine
//
// y = Φ w + noise. Row i of Φ is features[i], as many numbers as there are weights; each weight has the prior
// N(0, priorVariance), the noise of each yᵢ is N(0, noiseVariance), and all are independent. The section "Which order
// generated the points?" of the chapter's page says what the density of all y together is. Return its logarithm,
// with all constants, to eight digits; for the powers of x up to order 12 six digits will do. There are 1 to 30
// points and 1 to 13 weights, perhaps more weights than points. Matrix(rows: [[Double]]), Cholesky(matrix) with
// solve(_:), whiten(_:) and logDeterminant, TriangularFactor(of: matrix).upper and dot(_:_:) are at hand.
//
// Three checks of your function need no solution; you can make them yourself:
//
// - it is a density: summed over all values that y can have it gives 1;
// - the chain rule: p(y₁, y₂) = p(y₁) p(y₂ | y₁), the prediction of the second point after the first;
// - the order of the points does not matter.
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
