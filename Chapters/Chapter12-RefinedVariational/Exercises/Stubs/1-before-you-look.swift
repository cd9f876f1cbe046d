// Exercise 1: Before you look. Mark it: swift run chapter12 exercises 1 (add --hint for a nudge)
//
// Do this exercise when you know the model, and before you look at the tables and figures. For each of these 8 numbers
// write an interval that you believe to hold it with a probability of 80 %: you would just bet four to one on it.
// Probabilities and shares run from 0 to 1. Guess, or work it out on paper; do not run the chapter first. Nobody marks
// what you know, but whether you know how well you know it: intervals that always hold the number are as much a mistake
// as those that hold it half the time.
//
// 1. Two parameters have standard deviation 1 each and correlation 0.8. By how many nats is the bound of the best
//    independent normals below the log evidence?
// 2. One flip of a coin, heads, flat prior, on the scale log φ/(1 - φ), φ being the probability of heads. The best normal
//    leaves a gap below the log evidence. A step uphill of the best size, and the best normal for it, leave a smaller one. How many times smaller?
// 3. Langevin steps θ' = θ - 0.5 θ + √(2 · 0.5) ξ on the target N(0, 1), without Metropolis's correction. What is the
//    variance of θ in the long run?
// 4. In the funnel v ~ N(0, 1.35²). What share of v lies below -2?
// 5. A level walks at random with steps of standard deviation 1, and is measured each month with an error of standard
//    deviation 1. In the long run, what share of each surprise does the Kalman filter add to its estimate of the level?
// 6. The same level: how many times as wide as the band for the next month is that for the 24th month from now?
// 7. Somebody takes the standard deviation of forecasts for half of what it is. What share of 240 numbers falls inside the
//    bands that are meant to hold 90 %?
// 8. A hidden chain of two states changes its state with probability 0.1 each year. How many changes has a series of 100
//    years?

import BayesNumerics
import Foundation

/// Your 80 % intervals of the 8 numbers, in their order, such as [0.1...0.4, 2...7].
func intervals() throws -> [ClosedRange<Double>] {
  throw Unsolved()  // replace this line by your intervals
}
