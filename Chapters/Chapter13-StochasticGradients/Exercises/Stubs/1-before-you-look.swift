// Exercise 1: Before you look. Mark it: swift run chapter13 exercises 1 (add --hint for a nudge)
//
// Do this exercise when you know the model, and before you look at the tables and figures. For each of these 8 numbers
// write an interval that you believe to hold it with a probability of 80 %: you would just bet four to one on it.
// Probabilities run from 0 to 1. Guess first; do not work it out, and do not run the chapter. Nobody marks what you
// know, but whether you know how well you know it: intervals that always hold the number are as much a mistake as those
// that hold it half the time.
//
// 1. Descent with step 0.1 on a mean loss whose second derivative is 2. The slope of one datum's loss has variance 4, and
//    a batch has 20 data. What is the variance in which descent comes to rest, as a process in continuous time?
// 2. The same loss and batch, with 400 data in all: at which step is that the variance of the posterior?
// 3. θ ← θ - η θ + √(2η) z, z ~ N(0, 1), is to sample N(0, 1). What is its variance with η = 1?
// 4. The same with √η for √(2η).
// 5. Descent has a quarter of the best step. In what share of data sets does an interval that holds 90 % of its places
//    hold the true parameter?
// 6. 150 independent draws of N(0, I) in three dimensions, and the IMQ kernel with c = 1 and β = 1/2. What is their
//    kernel Stein discrepancy, about? (The square root of the mean of its square.)
// 7. Half of the target's mass is N(-4, 1), half is N(4, 1); 200 draws are all from the right peak. How many times as
//    large is their discrepancy as that of 100 draws of each peak?
// 8. A linear regression with independent inputs is fitted with dropout that keeps an input with probability 0.8, to a
//    great many data. The true slope is 2. Which slope is fitted?

import BayesNumerics
import Foundation

/// Your 80 % intervals of the 8 numbers, in their order, such as [0.1...0.4, 2...7].
func intervals() throws -> [ClosedRange<Double>] {
  throw Unsolved()  // replace this line by your intervals
}
