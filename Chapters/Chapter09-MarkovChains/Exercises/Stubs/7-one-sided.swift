// Exercise 7: Find the fault: a one-sided proposal. Mark it: swift run chapter9 exercises 7 (add --hint for a nudge)
//
// Below is one step of a Metropolis chain for a quantity x > 0, such as a standard deviation. Its proposals are
// multiples of x, so they are never negative, and their width fits small and large x alike. One thing is wrong with it.
// Chains of it mix well and agree with one another; nobody has noticed. (a) Name the test that exposes the fault.
// (b) Mend it.
//
// The rule of Metropolis in the section "Why does a chain end at its target?" holds for proposals that are as likely forth
// as back. Where they are not, the ratio needs one factor more (Hastings, 1970): let g(x*|x) be the density of
// proposing x* from x, then
//
//     α = min(1, p(x*) g(x|x*) / (p(x) g(x*|x))).
//
// The marker runs the test that you name on the step as it stands below: it must find the fault. Then it starts your mended
// step from thousands of exact draws and from one point, for targets p(x) = x^(shape - 1) e^(-x) with several shapes, and
// asks whether the ends are draws from the target. You may change the proposal, if the chain still arrives from anywhere
// within 150 steps. A right step fails by chance fewer than once in 10,000 markings.

import BayesNumerics
import Foundation

/// Which test exposes the fault of the step as it stands below? Return one of
///
/// - "chains-agree": four chains of 5000 steps from 0.1, 1, 3 and 10; is R-hat below 1.01?
/// - "halves-agree": does the mean of the first half of a long chain agree with that of the second half?
/// - "acceptance-rate": is the acceptance between 0.2 and 0.6, as after a sensible tuning?
/// - "same-seed": does the chain walk the same path twice with the same seed, and another with another seed?
/// - "tiny-steps": is nearly every proposal accepted when the width is 0.001?
/// - "one-step": draw x from the exact target, make one step; is the mean of x still that of the target?
func testThatExposesIt() throws -> String {
  throw Unsolved()  // replace this line by your answer
}

/// The place after one step from x, which you mend.
///
/// - Parameters:
///   - x: Positive.
///   - width: The standard deviation of a proposal's log.
///   - logDensity: log p up to a constant; -∞ where its argument is not positive.
///   - random: Has uniform(), between 0 and 1, and normal().
func stepOfPositive(
  x: Double, width: Double, logDensity: (Double) -> Double, random: inout RandomSource
) throws -> Double {
  let proposal = x * exp(width * random.normal())
  let logRatio = logDensity(proposal) - logDensity(x)
  return log(random.uniform()) < logRatio ? proposal : x
}
