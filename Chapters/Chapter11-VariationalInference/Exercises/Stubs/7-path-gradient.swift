// Exercise 7: The path gradient. Mark it: swift run chapter11 exercises 7 (add --hint for a nudge)
// See it at work: swift run chapter11 --with-mine
//
// A stochastic search for the best normal q = N(m, s²) needs one thing: at each place (m, log s) an estimate of the
// slope of the bound
//
//     E_q[log p(D, θ)] + log s + constant
//
// in m and in log s, whose expectation is the slope itself. Write it for any model of one parameter: you are given the
// slope of its log density, d log p(D, θ)/dθ, as a function of θ, and a source of random numbers. Section "How can random
// draws give a gradient?": write draws as θ = m + s ε, and differentiate inside the average.
//
// The marker calls your function 20,000 times at each of twelve places: for coins on the logit scale, for the lecture's
// posterior of two peaks and for one with heavy tails, for a narrow, a wide and the best q. It asks
//
// - whether the mean of your estimates is the slope of the bound, known by quadrature, within 5.2 standard errors;
// - whether their variance is at most one and a half times that of the path gradient, the score of q left out or not;
// - whether, at the top of the bound, their mean is zero.
//
// You may use more than one draw per call, or leave out the score of q (sticking the landing). A right gradient fails by
// chance fewer than once in 10,000 markings.

import BayesNumerics
import Foundation

/// Two numbers: an estimate of the bound's slope in m, and one of its slope in log s.
///
/// - Parameters:
///   - mean, logScale: m and log s.
///   - slope: d log p(D, θ)/dθ, of θ.
///   - random: Has normal(), a draw from N(0, 1), and uniform(), between 0 and 1; new ones at each call.
func pathGradient(
  mean: Double, logScale: Double, slope: (Double) -> Double, random: inout RandomSource
) throws -> [Double] {
  throw Unsolved()  // replace this line by your solution
}
