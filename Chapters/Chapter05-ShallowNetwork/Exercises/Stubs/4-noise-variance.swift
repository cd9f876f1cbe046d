// Exercise 4. Mark it: swift run chapter5 exercises 4
// The task is told here and in the chapter's page; add --hint for a nudge.

import BayesNumerics
import Foundation

/// How σ² follows its prior: 1/σ² ~ Gamma(shape s/2, rate s S/2) a priori, and N points leave a residual sum of
/// squares R.
///
/// Return [a, b]: a is the posterior mean of σ² (not of 1/σ²) given the residuals, b is by how much a grows when S is
/// doubled. If g ~ Gamma(shape, rate), then 1/g has the mean rate / (shape - 1).
func noiseVariance(
  degrees s: Double, scale S: Double, points: Int, residualSum: Double
) throws -> [Double] {
  throw Unsolved()  // replace this line by your solution
}
