// Exercise 4: Effective draws by hand. Mark it: swift run chapter9 exercises 4 (add --hint for a nudge)
//
// n draws x of one chain are worth fewer independent ones where each resembles the last. With the mean m of the chain,
// its autocovariance and autocorrelation at lag k are
//
//     c_k = 1/n Σ (x_t - m)(x_{t+k} - m), a sum over t = 1, ..., n - k,        r_k = c_k / c_0,
//
// and n draws are worth n / D independent ones for the mean, with
//
//     D = 1 + 2 (r_1 + r_2 + r_3 + ...).
//
// Far lags are all noise, so the sum must end. Geyer's rule (1992): add the autocorrelations in pairs, r_0 + r_1,
// r_2 + r_3, and so on, which are positive for a chain in detailed balance; end before the first pair whose sum is not
// positive, or where a pair would need a lag of n or more. (The function of the section
// "What can be seen from chains alone?" is for several chains, and has two refinements that are not wanted here.)
//
// Return n / D. It may be larger than n, where draws that follow one another lie on opposite sides. Nine digits are asked
// for. Every chain has eleven draws or more, and for each the rule gives a positive D.

import BayesNumerics
import Foundation

/// The effective sample size n / D of one chain, for its mean.
func effectiveDraws(chain: [Double]) throws -> Double {
  throw Unsolved()  // replace this line by your solution
}
