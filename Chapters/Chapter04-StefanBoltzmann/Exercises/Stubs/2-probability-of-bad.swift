// Exercise 2: Outliers. Mark it: swift run chapter4 exercises 2 (add --hint for a nudge)
//
// Each star gives a value of log σ with a standard error. A good star's value is normal around `centre` with its
// error as standard deviation. A share of all stars is bad: the value of a bad star scatters by `badWidth` (a
// standard deviation) more, added in quadrature to its error. Given that log σ is `centre`: what is the probability
// that each star is bad? Normal(mean:standardDeviation:) has density(x) and logDensity(x). Nine digits are asked for.

import BayesNumerics
import Foundation

/// For each star the posterior probability that it is bad; `share` is the prior probability of bad.
func probabilityOfBad(
  values: [Double], errors: [Double], centre: Double, share: Double, badWidth: Double
) throws -> [Double] {
  throw Unsolved()  // replace this line by your solution
}
