// Exercise 8, one Gibbs update. Mark it: swift run chapter5 exercises 8
// See it at work in the chapter: swift run chapter5 --with-mine

import BayesNumerics
import Foundation

/// A draw of σ² given all else, for a network y_i = Σⱼ z_ij β_j + noise of variance σ².
///
/// The prior is 1/σ² ~ Gamma(shape s/2, rate s S/2). `features[i][j]` is z_ij = ψ(x_i'γ_j), `weights[j]` is β_j. The
/// chapter's page has the conditional distribution of 1/σ² under "The algorithm"; from it draw, and return σ².
/// `Gamma(shape:rate:).sample(using: &random)` draws from a Gamma distribution whose second argument is a rate.
///
/// It is marked by its draws for three sets of points, and by Geweke's test in a sampler of one hidden unit. A right
/// answer fails less than once in 10,000 markings, whatever the order in which it uses random numbers.
func drawNoiseVariance(
  y: [Double], features z: [[Double]], weights: [Double], degrees s: Double, scale S: Double,
  using random: inout RandomSource
) throws -> Double {
  throw Unsolved()  // replace this line by your solution
}

/// The order of the three updates in each sweep of that sampler, as a list of "beta", "gamma" and "sigma2".
///
/// "gamma" draws γ with β integrated out, "beta" draws β given γ and σ², "sigma2" calls your function. The order as
/// the lecture prints it stands here; is it right?
func sweepOrder() throws -> [String] {
  ["beta", "gamma", "sigma2"]
}
