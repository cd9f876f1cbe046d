// Exercise 4: The datum that makes peaks equal. Mark it: swift run chapter7 exercises 4 (add --hint for a nudge)
//
// One datum y = θ³ - 3θ + noise, the noise normal with variance σ², the prior of θ normal with mean m and variance τ². As a
// function, θ³ - 3θ rises to 2 at θ = -1, falls to -2 at θ = 1 and rises again. So a datum at or below -2 has one place on
// the left that predicts it exactly, and on the right the valley at 1 comes nearest to it. The prior here prefers the right.
//
// Find the y, between -12 and -2, for which the posterior density is as high on its best place left of -1 as on its best place
// right of -1. The difference changes its sign once, and either side has one peak. Six digits are asked for. BayesNumerics has
// goldenSectionMaximum(of:over:width:) and bisection(of:over:).

import BayesNumerics
import Foundation

/// The datum y.
///
/// - Parameters:
///   - priorMean: m, from 0 to 1.5.
///   - priorVariance: τ², from 1 to 6.
///   - noise: σ², from 0.3 to 1.5.
func datumOfEqualPeaks(priorMean: Double, priorVariance: Double, noise: Double) throws -> Double {
  throw Unsolved()  // replace this line by your solution
}
