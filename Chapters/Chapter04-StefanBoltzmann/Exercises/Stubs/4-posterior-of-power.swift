// Exercise 4: Is it the fourth power? Mark it: swift run chapter4 exercises 4 (add --hint for a nudge)
//
// Let L = σ A T^k with k unknown. For each star log T and A are known, and y = log(L̂ / A) is measured with normal
// noise of the known standard deviation `noise`, so that y = log σ + k log T + noise. The priors of log σ and of k
// are flat, and both are inferred. There are 3 to 12 stars; eight digits are asked for.

import BayesNumerics
import Foundation

/// The posterior mean and standard deviation of k, as [mean, sd]; `values` are the y.
func posteriorOfPower(
  logTemperatures: [Double], values: [Double], noise: Double
) throws -> [Double] {
  throw Unsolved()  // replace this line by your solution
}
