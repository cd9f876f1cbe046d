// Exercise 6: A noisy cubic. Mark it: swift run chapter3 exercises 6 (add --hint for a nudge)
//
// Polynomials y = Σ wⱼ xʲ + noise of the orders 0, 1, ... 6, each weight with the prior N(0, 1); the noise has the
// variance noiseVariance. All seven orders were equally probable before the points. There are 20 to 1000 points,
// from a cubic: with a thousand of them the evidence itself is too small for a Double. Each probability must be
// right to 1e-7.

import BayesNumerics
import Foundation

/// The posterior probabilities of the orders 0, 1, ... 6 after these points.
func orderProbabilities(x: [Double], y: [Double], noiseVariance: Double) throws -> [Double] {
  throw Unsolved()  // replace this line by your solution
}
