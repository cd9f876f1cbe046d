// Exercise 6: A integrated out by hand. Mark it: swift run chapter4 exercises 6 (add --hint for a nudge)
//
// The temperature T of a star is known, in units of the Sun's, and log A ~ N(meanLogArea, areaSpread²). Noise is
// log-normal: log L̂ ~ N(log L, noise²), with L = σ A T⁴. What is log p(L̂ | T, σ), the log density of L̂ itself (not
// that of log L̂) at `measured`? Mind that the two differ by the derivative of one with respect to the other. All
// logarithms are natural; the answer must be right to 1e-9.

import BayesNumerics
import Foundation

/// log p(L̂ | T, σ) at L̂ = `measured`, A integrated out.
func logLikelihoodWithoutArea(
  measured: Double, temperature: Double, logSigma: Double, meanLogArea: Double,
  areaSpread: Double, noise: Double
) throws -> Double {
  throw Unsolved()  // replace this line by your solution
}
