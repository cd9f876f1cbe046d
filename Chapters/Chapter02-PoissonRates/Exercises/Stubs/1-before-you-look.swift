// Exercise 1: Before you look
// Mark it: swift run chapter2 exercises 1
//
// Do this exercise before you look at the figures of the landscapes.
// For each of these 8 numbers write an interval that you believe to hold it with a probability of 80 %: you would
// just bet four to one on it. Probabilities and shares run from 0 to 1. Guess, or work it out on paper; do not
// run the chapter first. Nobody marks what you know, but whether you know how well you know it: intervals that
// always hold the number are as much a mistake as those that hold it every second time.
//
// 1. Sensor 1 has counted three events in the first interval and sensor 2 one. No rate is preferred beforehand (flat
//    priors without an end). The probability that the first process is the faster one.
// 2. The same after five intervals, with 15 and 5 events in all.
// 3. After five intervals sensor 1 has counted 15 events, after a hundred 300. How many times smaller is the
//    standard deviation of what is known of its rate after the hundred than after the five?
// 4. Three events in one interval, and a flat prior: the probability that the rate is above 5 per interval.
// 5. 15 events in five intervals, and a flat prior: the standard deviation of what is known of the rate.
// 6. Three events in one interval, and an exponential prior of mean 10: the variance of the count in the next interval.
// 7. In the same case: the probability that the next interval has no event at all.
// 8. The alpha particles of a source were counted in 2608 intervals, 3.87 per interval on average. The number of
//    intervals without a particle.

import BayesNumerics
import Foundation

/// Your 80 % intervals of the 8 numbers, in their order, such as [0.1...0.4, 2...7].
func intervals() throws -> [ClosedRange<Double>] {
  throw Unsolved()  // replace this line by your intervals
}
