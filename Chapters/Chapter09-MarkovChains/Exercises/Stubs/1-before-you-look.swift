// Exercise 1: Before you look. Mark it: swift run chapter9 exercises 1 (add --hint for a nudge)
//
// Do this exercise when you know what a Markov chain is, and before you look at the tables and figures. For each of these
// 8 numbers write an interval that you believe to hold it with a probability of 80 %: you would just bet four to one on
// it. Shares run from 0 to 1. Guess, or work it out on paper; do not run the chapter first. Nobody marks what you know,
// but whether you know how well you know it: intervals that always hold the number are as much a mistake as those that
// hold it half the time.
//
// 1. A chain on three states in a line visits them with the probabilities 0.6, 0.1 and 0.3. In each step it looks at the
//    left or the right neighbour, each with probability ½, and goes there by the rule of Metropolis. After how many steps
//    are the probabilities, from the worst start, within ¼ of the target (half the sum of the absolute differences)?
// 2. How many draws of that chain give the same error for the share of the third state as one independent draw?
// 3. A random walk on two normal parameters of standard deviation 1 and correlation 0.95 proposes steps with a standard
//    deviation of 0.5 in each coordinate. What share of them is accepted?
// 4. In one dimension, on N(0, 1), the step of a random walk is chosen to have the largest mean squared jump. What share
//    of the proposals is accepted then?
// 5. The target is N(0, 1) in each of a hundred independent coordinates, and a random walk proposes a step of standard
//    deviation 1 in each. What share of the proposals is accepted?
// 6. Trajectories on N(0, 1) with leapfrog steps of 0.5 are accepted by the rule as the text of lecture 001 reads, with the
//    ratio upside down. What variance do the draws have?
// 7. Trajectories of the best step size, on independent normals: by what factor does the cost of an effective draw
//    grow, in gradients, from 16 to 256 dimensions?
// 8. In a funnel, v ~ N(0, 9) is the logarithm of a variance. What share of v lies in the neck, below -5?

import BayesNumerics
import Foundation

/// Your 80 % intervals of the 8 numbers, in their order, such as [0.1...0.4, 2...7].
func intervals() throws -> [ClosedRange<Double>] {
  throw Unsolved()  // replace this line by your intervals
}
