// Exercise 5: The Kalman update. Mark it: swift run chapter12 exercises 5 (add --hint for a nudge)
// See it at work: swift run chapter12 --with-mine
//
// The state of a series, such as level, slope and the effects of a season, is β ~ N(μ, C) before a number is seen. The
// number is
//
//     y = z·β + ε,        ε ~ N(0, σ_y²).
//
// What is the state's distribution given y, and what was the density of y before it was seen? Section "What are the level,
// the slope and the season of a series?" has the formulas in words: the mean moves by a share of the surprise, and the
// covariance shrinks whatever the surprise was. Everything else of the filter is written: the marker runs your update over
// series of different lengths and seasons. It asks for log p(y₁, ..., y_n) and for mean and variance of the next number,
// and compares them with the joint normal distribution of all numbers, which knows no filter. Seven digits are asked for.

import BayesNumerics
import Foundation

/// The state given one number more, and the log density of that number before it was seen.
///
/// - Parameters:
///   - mean, covariance: μ, and C as a list of rows.
///   - z: Picks what is measured, as long as μ.
///   - noise: σ_y², a variance.
///   - y: The number.
/// - Returns: μ and C given y, and log p(y) under N(μ, C) of the state.
func kalmanUpdate(
  mean: [Double], covariance: [[Double]], z: [Double], noise: Double, y: Double
) throws -> (mean: [Double], covariance: [[Double]], logDensity: Double) {
  throw Unsolved()  // replace this line by your solution
}
