// Exercise 3: Four uncertainties
// Mark it: swift run chapter6 exercises 3 (add --hint for a nudge).
//
// The lecture names four kinds of uncertainty. A survey that has not begun meets them all. It will measure the brightness
// of so many `stars`, read each of them so many times (`readings`), and report the mean of all. By how much could
// this one number come out differently? Each cause has a standard deviation, and all errors are independent:
//
// - engineering: the computer takes the mean by an approximation. It is off by one error in the end, whose
//   standard deviation is `engineering`.
// - instrument: every reading has an error of its own, of standard deviation `instrument`.
// - population: stars differ. Around the mean of all stars that there are, the brightness of each star has the
//   standard deviation `population`.
// - scientific: nobody knows the mean of all stars that there are; before the survey it is believed to lie around some
//   value with standard deviation `scientific`.
//
// Variances of independent errors add. Return the share of each of the four in the variance of the reported mean. (What
// would you buy: more stars, more readings, or a better computer? The shares tell.)
//
// Nothing of a library is needed.

import BayesNumerics
import Foundation

/// The shares [engineering, instrument, population, scientific] in the variance of the reported mean, to nine
/// decimals; they sum to 1.
///
/// - Parameters:
///   - engineering, instrument, population, scientific: Standard deviations, all in magnitudes.
///   - stars: How many stars are measured.
///   - readings: How often each of them is read.
func uncertaintyShares(
  engineering: Double, instrument: Double, population: Double, scientific: Double, stars: Int,
  readings: Int
) throws -> [Double] {
  throw Unsolved()  // replace this line by your solution
}
