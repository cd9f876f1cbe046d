// Exercise 1: Before you look. Mark it: swift run chapter14 exercises 1 (add --hint for a nudge)
//
// Do this exercise when you know the model, and before you look at the tables and figures. For each of these 8 numbers
// write an interval that you believe to hold it with a probability of 80 %: you would just bet four to one on it.
// Probabilities run from 0 to 1. Guess, or work it out on paper; do not run the chapter first. Nobody marks what you
// know, but whether you know how well you know it: intervals that always hold the number are as much a mistake as those
// that hold it half the time.
//
// 1. KL(q ‖ N(0, 1)) for q = N(0.5, 0.2²), in nats.
// 2. x = z + e with z ~ N(0, 1) and e of variance 0.25, and x = 1 was seen. What is the standard deviation of p(z | x)?
// 3. The same case: how many nats is the bound below log p(x), if the prior is taken for q?
// 4. Points of the plane have a covariance with eigenvalues 2 and 0.1. A linear variational autoencoder with a code of one
//    number learns its noise s. What is s?
// 5. How long is the vector a of its decoder, x = a z + b?
// 6. What is the mean of KL(q(z | x) ‖ N(0, 1)) over the points?
// 7. The noise stays at 0.1 and the divergence is weighed with β = 10. What is the mean divergence now?
// 8. Twenty sets of codes do come from the prior, and each is tested with a permutation test that rejects at 0.05. What is
//    the probability that at least one is rejected?

import BayesNumerics
import Foundation

/// Your 80 % intervals of the 8 numbers, in their order, such as [0.1...0.4, 2...7].
func intervals() throws -> [ClosedRange<Double>] {
  throw Unsolved()  // replace this line by your intervals
}
