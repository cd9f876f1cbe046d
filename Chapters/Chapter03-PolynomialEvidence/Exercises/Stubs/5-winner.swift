// Exercise 5: Move the noise, watch the winner. Mark it: swift run chapter3 exercises 5 (add --hint for a nudge)
//
// Polynomials y = Σ wⱼ xʲ + noise of the orders 0, 1, ... 12, each weight with the prior N(0, 1); the noise has the
// variance noiseVariance, from 0.01 to 1000. The points are the thirty of the lecture. The evidence of a model is
// defined in the section "Which order generated the points?" of the chapter's page.

import BayesNumerics
import Foundation

/// The order from 0 to 12 with the largest evidence on the points (x, y). Before you run it: does the order
/// rise or fall as the variance grows?
func winner(x: [Double], y: [Double], noiseVariance: Double) throws -> Int {
  throw Unsolved()  // replace this line by your solution
}
