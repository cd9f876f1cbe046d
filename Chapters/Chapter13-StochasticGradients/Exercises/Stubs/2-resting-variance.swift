// Exercise 2: Where descent rests. Mark it: swift run chapter13 exercises 2 (add --hint for a nudge)
//
// Near a minimum at 0 descent on the mean loss takes the steps
//
//     θ ← θ - ε (A θ + noise of variance C/S),
//
// with new noise each time. The posterior of θ has the variance 1/(A N). Section "Where does gradient descent come to
// rest?" has the Ornstein-Uhlenbeck process, which is right for short steps; here both answers are to be exact for the
// steps themselves. Nine digits are asked for.

import BayesNumerics
import Foundation

/// Two numbers: the variance in which these steps rest, and the step ε at which it would be that of the posterior.
///
/// - Parameters:
///   - curvature: A.
///   - noise: C, a variance.
///   - batch: S.
///   - step: ε, below 2/A.
///   - count: N.
func rest(curvature: Double, noise: Double, batch: Int, step: Double, count: Int) throws -> [Double]
{
  throw Unsolved()  // replace this line by your solution
}
