// Exercise 6: A probability by draws
// Mark it: swift run chapter2 exercises 6 (add --hint for a nudge).
// See what it does: swift run chapter2 --with-mine
//
// Which sensor is faster, when both rates have a uniform prior on (0, end)? The posterior of a rate is then
// Gamma(s + 1, N) cut off at `end`, and no formula of exercise 5 holds. Draws need none: draw many pairs
// (λ1, λ2) from the posterior, and count those with λ1 > λ2.
//
// Draw exactly `draws` pairs that lie inside the square, however many you have to throw away. A share of so many
// draws is itself uncertain: give its standard error too, by the formula of a share that chapter 1 has.
//
// Your function is judged by its results on 301 runs with different seeds. Is the average right? Do the estimates
// scatter by as much as your standard errors say? A right function fails by chance in at most one marking of 10,000.
//
// At hand: var random = RandomSource(seed: seed) is a stream of random numbers, always the same for one seed;
// Gamma(shape: a, rate: r).sample(using: &random) draws from a gamma distribution and moves the stream on. The second
// argument r is the rate parameter and not the scale 1 / r.

import BayesNumerics
import Foundation

/// P(λ1 > λ2 | counts) under uniform priors on (0, end), estimated by draws.
///
/// - Parameters:
///   - events1: What sensor 1 counted in all `intervals` intervals.
///   - events2: What sensor 2 counted in the same intervals.
///   - end: Where both priors end, in events per interval.
///   - draws: How many pairs inside the square to draw.
///   - seed: Of your stream of random numbers.
/// - Returns: [the estimated probability, its standard error].
func probabilityByDraws(
  events1: Int, events2: Int, intervals: Int, end: Double, draws: Int, seed: UInt64
) throws -> [Double] {
  throw Unsolved()  // replace this line by your solution
}
