// Exercise 10, find the fault. Mark it: swift run chapter5 exercises 10
// The model: γ ~ N(0, 1), and each y_i ~ N(γ, 1).

import BayesNumerics
import Foundation

/// Which test exposes the fault of the sampler as it stands below? More than one looks likely; try in your head what
/// each would see.
///
/// Return one of
///
/// - "known-means": four chains with given points; mean and variance of γ against the exact ones.
/// - "detailed-balance": the same chains; as many steps from one quarter of the draws to another as back?
/// - "joint-distribution": Geweke's test in 4000 short runs. γ from its prior, points from γ; then 15 times one step
///   with a fresh start, and points drawn anew from γ. At the end γ and y must follow their prior.
/// - "r-hat": do the four chains agree, R-hat at most 1.01?
/// - "effective-sample-size": is it 400 or more?
func testThatExposesTheMemory() throws -> String {
  throw Unsolved()  // replace this line by your answer
}

/// log p(γ) + log p(y | γ) up to a constant.
func logDensity(_ gamma: Double, y: [Double]) -> Double {
  y.reduce(-0.5 * gamma * gamma) { $0 - 0.5 * ($1 - gamma) * ($1 - gamma) }
}

/// A chain that remembers the log density of its place, which you mend.
struct RememberingChain {
  var gamma: Double
  var remembered: Double

  init(gamma: Double, y: [Double]) {
    self.gamma = gamma
    remembered = logDensity(gamma, y: y)
  }

  /// One step of random-walk Metropolis.
  mutating func step(y: [Double], using random: inout RandomSource) throws {
    let proposed = gamma + 0.8 * random.normal()
    let density = logDensity(proposed, y: y)
    if log(random.uniform()) < density - remembered {
      gamma = proposed
    }
  }
}
