// Exercise 7, a sampler of your own. Mark it: swift run chapter5 exercises 7
// See it at work in the chapter: swift run chapter5 --with-mine

import BayesNumerics
import Foundation

/// One step of random-walk Metropolis: where the chain stands next.
///
/// The target is the density that is proportional to prior times likelihood; `logPrior` and `logLikelihood` are their
/// logarithms at a place, each up to a constant, and either may be -infinity (probability 0).
///
/// 1. Propose a place: add to every coordinate of `current` a random number of its own, symmetric about 0, with the
///    standard deviation `scale`. `random.normal()` has mean 0 and standard deviation 1.
/// 2. Accept it with the Metropolis probability. `random.uniform()` lies between 0 and 1, and `log` is at hand.
/// 3. Return the proposed place where it is accepted, else `current`: the chain then stands still for one step, and
///    that counts.
///
/// The function is called again and again, each time with the place that it returned. It is marked by what the
/// chains do: single steps on a flat and on a tilted density, and long chains on three targets (skewed, correlated,
/// bounded with two peaks), whose means and probabilities are known. A right step fails less than once in 10,000 markings,
/// whatever the order in which it uses random numbers.
func metropolisStep(
  from current: [Double], logPrior: ([Double]) -> Double, logLikelihood: ([Double]) -> Double,
  scale: Double, using random: inout RandomSource
) throws -> [Double] {
  throw Unsolved()  // replace this line by your solution
}
