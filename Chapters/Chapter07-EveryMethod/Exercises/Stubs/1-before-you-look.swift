// Exercise 1: Before you look. Mark it: swift run chapter7 exercises 1 (add --hint for a nudge)
//
// Do this exercise when you have seen the first picture of the chapter, and before you look at the others. For each of these
// 8 numbers write an interval that you believe to hold it with a probability of 80 %: you would just bet four to one on
// it. Shares run from 0 to 1. Guess, or work it out on paper; do not run the chapter first. Nobody marks what you know,
// but whether you know how well you know it: intervals that always hold the number are as much a mistake as those that
// hold it half the time.
//
// Numbers 1 to 5 are about the lecture's posterior: y = -2 is sin θ and noise of variance 0.8, and θ has the prior N(0, 4).
//
// 1. What share of the posterior lies beyond 1.5?
// 2. What is its standard deviation?
// 3. A normal distribution has the place and the curvature of the main peak (Laplace). What share of it lies beyond 1.5?
// 4. θ is drawn from the prior and kept with the probability likelihood / largest likelihood. What share is kept?
// 5. 1000 draws from the prior are weighted by the likelihood. As how many draws from the posterior do they count?
// 6. θ³ - 3θ equals -2 at θ = -2, where it is steep, and at θ = 1, where it is flat. With y = -2 and the same noise, the prior
//    (standard deviation 2) is shifted until both peaks are equally high. What share of the mass has the one at 1?
// 7. θ = 0.5 is the truth of f(θ) = sin θ + θ/2, and a rival near 4.2 predicts data that are 0.5 too large. With noise of
//    variance 0.8 and the prior N(0, 4): from how many data on has the rival less than 1 % of the mass in a typical data
//    set, one with the log odds at their mean?
// 8. The truth is θ = 0.5 and f = sin. After very many data, what share of the mass lies beyond π/2?

import BayesNumerics
import Foundation

/// Your 80 % intervals of the 8 numbers, in their order, such as [0.1...0.4, 2...7].
func intervals() throws -> [ClosedRange<Double>] {
  throw Unsolved()  // replace this line by your intervals
}
