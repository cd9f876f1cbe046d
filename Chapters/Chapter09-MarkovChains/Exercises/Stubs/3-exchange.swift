// Exercise 3: An exchange on the ladder. Mark it: swift run chapter9 exercises 3 (add --hint for a nudge)
//
// A ladder of tempered chains (section "What if no chain crosses from mode to mode?"): the chain on the rung with power
// b has the target
//
//     prior(θ) · likelihood(θ)^b,        0 ≤ b ≤ 1.
//
// The rungs with the powers b and b' stand at θ and θ', and offer one another an exchange: afterwards the first stands
// at θ' and the second at θ. Such an offer is as likely forth as back, so the rule of Metropolis holds for the two chains
// together, whose density is the product of the two targets. With what probability is the exchange accepted?
//
// Log likelihoods can be as low as -10,000, where exp(log likelihood) is 0 in a computer: nine digits are asked for
// there too.

import BayesNumerics
import Foundation

/// The probability of accepting the exchange, at most 1.
///
/// - Parameters:
///   - power, otherPower: b and b' of the two rungs; either may be the larger.
///   - logLikelihood, otherLogLikelihood: log likelihood(θ) and log likelihood(θ').
///   - logPrior, otherLogPrior: log prior(θ) and log prior(θ').
func acceptanceOfExchange(
  power: Double, otherPower: Double, logLikelihood: Double, otherLogLikelihood: Double,
  logPrior: Double, otherLogPrior: Double
) throws -> Double {
  throw Unsolved()  // replace this line by your solution
}
