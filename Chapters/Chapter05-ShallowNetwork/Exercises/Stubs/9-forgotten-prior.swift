// Exercise 9, find the fault. Mark it: swift run chapter5 exercises 9
// The model: γ ~ N(0, 1), and each y_i ~ N(γ, 1). The sampler below accepts as the lecture prints it (E5 in SLIPS.md).

import BayesNumerics
import Foundation

/// Which test exposes the fault of the sampler as it stands below?
///
/// Return one of
///
/// - "known-means": four chains with given points; mean and variance of γ against the exact ones.
/// - "detailed-balance": the same chains; as many steps from one quarter of the draws to another as back?
/// - "joint-distribution": Geweke's test in 4000 short runs. γ from its prior, points from γ; then 15 times one step
///   with a fresh start, and points drawn anew from γ. At the end γ and y must follow their prior.
/// - "r-hat": do the four chains agree, R-hat at most 1.01?
/// - "effective-sample-size": is it 400 or more?
func testThatExposesTheRule() throws -> String {
  throw Unsolved()  // replace this line by your answer
}

/// One step of the sampler, which you mend.
func printedStep(
  from gamma: Double, y: [Double], using random: inout RandomSource
) throws -> Double {
  let proposed = gamma + 0.8 * random.normal()
  // log p(y | proposed) - log p(y | γ)
  let logRatio = y.reduce(0) {
    $0 + 0.5 * ($1 - gamma) * ($1 - gamma) - 0.5 * ($1 - proposed) * ($1 - proposed)
  }
  return log(random.uniform()) < logRatio ? proposed : gamma
}
