// Exercise 7: The evidence at order 12. Mark it: swift run chapter3 exercises 7 (add --hint for a nudge)
//
// y = Σ wⱼ xʲ + noise, j = 0 ... order; each weight has the prior N(0, 1), the noise the variance noiseVariance.
// Eleven digits are asked for at order 12, with x between -5 and 5. An inverse or the Cholesky factor of
// ΦᵀΦ/σ² + I keeps about nine, and the covariance matrix of all y, which served in exercise 4, is numerically singular
// here; a small number added to its diagonal makes another model of it. The section "How many digits survive an
// inverse?" of the chapter's page has a way that never forms ΦᵀΦ.
//
// At hand: TriangularFactor(of: Matrix(rows: [[Double]])).upper, the R of a QR factorisation; its elements are
// upper[i, j], and those of its diagonal are never negative.

import BayesNumerics
import Foundation

/// log p(y | X), the log evidence of a polynomial of this order, with all its constants.
func logEvidence(x: [Double], y: [Double], order: Int, noiseVariance: Double) throws -> Double {
  throw Unsolved()  // replace this line by your solution
}
