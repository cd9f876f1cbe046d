// Exercise 1: Before you look. Mark it: swift run chapter4 exercises 1 (add --hint for a nudge)
//
// Do this exercise when you have read the page's notation table, and before you read on: the chapter computes these
// numbers one after the other. For each of them write an interval that you believe to hold it with a probability of
// 80 %: you would just bet four to one on it. Guess, or work it out on paper; do not run the chapter first. Nobody
// marks what you know, but whether you know how well you know it: intervals that always hold the number are as much a
// mistake as those that hold it every second time.
//
// In a population of stars log A has the standard deviation 0.6 and log T the standard deviation 0.1; both are normal
// and independent, and the population is known. Of each star only the luminosity L = σ_T A T⁴ is measured, to 10 %.
//
// 1. The standard deviation of log(A T⁴) in the population.
// 2. The posterior standard deviation of log σ_T from 200 stars.
// 3. The same from 50 stars.
// 4. With a perfect instrument the posterior would be narrower: its width as a share of that of number 2.
// 5. The posterior standard deviation of log σ_T from 200 stars when the means of the population are uncertain: that of
//    log A is known to 0.1, that of log T to 0.02.
// 6. A star has a larger area than the average star. What share of its excess in log A does its posterior mean keep, on
//    average, when only its luminosity was measured?
// 7. An analysis assumes half the true spread of log(A T⁴). What share of its 90 % intervals hold the truth?
// 8. For 17 real stars radius, temperature and luminosity are all measured. The standard error of the constant from all of
//    them together, in per cent, by their own error bars.

import BayesNumerics
import Foundation

/// Your 80 % intervals of the 8 numbers, in their order, such as [0.1...0.4, 2...7].
func intervals() throws -> [ClosedRange<Double>] {
  throw Unsolved()  // replace this line by your intervals
}
