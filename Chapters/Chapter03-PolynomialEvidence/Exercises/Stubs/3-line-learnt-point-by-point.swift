// Exercise 3: Point by point. Mark it: swift run chapter3 exercises 3 (add --hint for a nudge)
//
// y = w₀ + w₁ x + noise. Before any point both weights have the prior N(0, 1), independently. Each point turns the
// posterior into the prior of the next one. Keep a mean and a 2 x 2 covariance, or its inverse, and update them.
// The result must be right to eight digits; there are 1 to 12 points.

import BayesNumerics
import Foundation

/// The posterior mean [w₀, w₁] of a straight line after all points; `noiseVariance` is the variance of the
/// noise, not its standard deviation.
func lineLearntPointByPoint(x: [Double], y: [Double], noiseVariance: Double) throws -> [Double] {
  throw Unsolved()  // replace this line by your solution
}
