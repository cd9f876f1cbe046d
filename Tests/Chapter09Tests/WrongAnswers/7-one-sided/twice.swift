// The ratio twice
import BayesNumerics
import Foundation

/// The only one that compares with something known; the others ask the chain about itself.
func testThatExposesIt() throws -> String { "one-step" }

func stepOfPositive(
  x: Double, width: Double, logDensity: (Double) -> Double, random: inout RandomSource
) throws -> Double {
  let proposal = x * exp(width * random.normal())
  // log x* is normal around log x, so g(x*|x) is a symmetric function of the two over x*: g(x|x*) / g(x*|x) = x*/x
  let logRatio = logDensity(proposal) - logDensity(x) + 2 * log(proposal / x)
  return log(random.uniform()) < logRatio ? proposal : x
}
