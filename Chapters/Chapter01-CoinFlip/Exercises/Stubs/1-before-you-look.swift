// Exercise 1: Before you look
// Mark it: swift run chapter1 exercises 1
//
// Do this exercise before you read on: the chapter computes these numbers one after the other.
// For each of these 8 numbers write an interval that you believe to hold it with a probability of 80 %: you would be
// just willing to bet four to one on it. Probabilities and shares run from 0 to 1. Guess, or work it out on paper; do
// not run the chapter first. Nobody marks what you know, but whether you know how well you know it: intervals that
// always hold the number are as much a mistake as those that hold it only half the time.
//
// 1. Ten coins lie in a bag, and one of them has two tails. You draw one, flip it, and see tails. The probability that
//    it is the one with two tails.
// 2. One of five coins, with p = 0.1, 0.3, 0.5, 0.7 or 0.9, each as probable as the others, shows ten heads in
//    fourteen flips. The probability that it is the one with p = 0.7.
// 3. The probability that a fair coin falls at least as far from seven heads in fourteen flips, on either side.
// 4. After ten heads in fourteen flips and a uniform prior: the length of the interval that holds p with 95 %,
//    with 2.5 % cut off at each end.
// 5. The probability of heads on the next flip, for somebody who before these fourteen flips believed in p as if
//    they had seen ten heads and ten tails.
// 6. Ten heads and four tails are shuffled. The average number of runs, stretches of equal flips (HHTHT has four).
// 7. You give "this coin is fair" an even chance against "its p may be anything from 0 to 1". The probability of
//    "fair" after the ten heads in fourteen flips.
// 8. People flipped real coins 350,757 times. Of a thousand such flips, how many landed on the side that was up before
//    (a number from 0 to 1000)?

import BayesNumerics
import Foundation

/// Your 80 % intervals of the 8 numbers, in their order, such as [0.1...0.4, 2...7].
func intervals() throws -> [ClosedRange<Double>] {
  throw Unsolved()  // replace this line by your intervals
}
