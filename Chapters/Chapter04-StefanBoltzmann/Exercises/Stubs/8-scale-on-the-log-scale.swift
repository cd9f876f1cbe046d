// Exercise 8: A scale on the log scale. Find the fault. Mark it: swift run chapter4 exercises 8 (add --hint for a nudge)
//
// Residuals y are normal around 0 with an unknown standard deviation τ; the prior of τ is half-normal of scale 1, the
// density √(2/π) exp(-τ²/2) for τ > 0. So that it can walk over all real numbers, the sampler of
// 8-scale-on-the-log-scale.driver.swift, a random-walk Metropolis chain, moves in u = log τ. It asks the function
// logDensity below for the log density of u. Something is wrong with the draws of τ: they are too small.
//
// (a) Which of these four tests exposes the fault? Let `exposingTest` return its name.
//
//     "energy"             A ball that rolls over the landscape -logDensity by small leapfrog steps keeps its energy.
//     "detailed-balance"   In the chain, moves from one region of u to another are as frequent as those back.
//     "quadrature"         The mean of u over the draws, given five residuals, is that of exp(logDensity(u)) summed
//                          over a fine grid of u.
//     "prior-recovery"     Without any residuals, the draws of τ have the mean, the mean square and the mean logarithm
//                          of the half-normal prior: √(2/π), 1 and -(γ + log 2)/2 with Euler's γ = 0.577...
//
// (b) Mend logDensity, and nothing else: the model stays as it is told above.
//
// The marker runs the test that you name on the faulty sampler, and all four on yours. A right answer is refused in
// fewer than one of 10,000 markings.

import BayesNumerics
import Foundation

/// The name of the test that exposes the fault.
func exposingTest() throws -> String {
  throw Unsolved()  // replace this line by the name of a test, such as return "energy"
}

/// The log density of u = log τ given the residuals, up to a constant. There is a fault in here.
func logDensity(u: Double, residuals: [Double]) throws -> Double {
  let tau = exp(u)
  // Prior of τ, half-normal
  var value = -0.5 * tau * tau
  // Likelihood of each residual
  for y in residuals {
    value += -u - 0.5 * (y / tau) * (y / tau)
  }
  return value
}
