// Exercise 3: The average over all sizes (E3 in SLIPS.md). Mark it: swift run chapter10 exercises 3 (add --hint for a nudge)
//
// Nets of several sizes M have been fitted. Of each you know log p(D | M), its prior probability P(M), and what it
// predicts for f at one place: the mean and the standard deviation of its posterior there. Somebody who does not know M
// predicts with all of them, each weighed by p(M | D) (section "What does one gain by averaging over sizes?").
//
// Return
// - the weights p(M | D), in the order of the sizes;
// - then the mean of the averaged prediction;
// - then its standard deviation, that of f when both the size and f given the size are unknown.
//
// Evidences of data with a thousand points are far below the smallest number that a Double can hold, 1e-308: exp(-1500)
// is 0. Yours must work there too. logSumExp(_:) is at hand: log Σ exp(x) of some numbers x, without overflow.
// Eight decimals are asked for.

import BayesNumerics
import Foundation

/// The weights, the mean and the standard deviation: two numbers more than there are sizes.
///
/// - Parameters:
///   - logEvidences: log p(D | M).
///   - prior: P(M), positive; they add up to 1.
///   - means: The predicted mean of each size.
///   - deviations: The standard deviation of each size's prediction.
func averaged(
  logEvidences: [Double], prior: [Double], means: [Double], deviations: [Double]
) throws -> [Double] {
  throw Unsolved()  // replace this line by your solution
}
