// Exercise 5: Only the bright ones. Mark it: swift run chapter4 exercises 5 (add --hint for a nudge)
//
// log L of all stars of a population is normal around `centre` with standard deviation `width`. Of star i
//
//     measuredᵢ = log Lᵢ + normal noise of standard deviation noisesᵢ
//
// is measured, and the star is on the list only if measuredᵢ is above `limit`. How many stars are not on the list is
// not known. Normal(mean:standardDeviation:) has logDensity(x), cumulative(x) = P(X <= x) and
// upperTail(x) = P(X > x), which is accurate however small it is. The answer must be right to 1e-9.

import BayesNumerics
import Foundation

/// The log likelihood of `centre` for the stars on the list, with all constants.
func logLikelihoodOfList(
  measured: [Double], noises: [Double], limit: Double, centre: Double, width: Double
) throws -> Double {
  throw Unsolved()  // replace this line by your solution
}
