// Exercise 1: Before you look. Mark it: swift run chapter10 exercises 1 (add --hint for a nudge)
//
// Do this exercise when you know the model, and before you look at the tables and figures. For each of these 8 numbers
// write an interval that you believe to hold it with a probability of 80 %: you would just bet four to one on it.
// Probabilities run from 0 to 1. Guess, or work it out on paper; do not run the chapter first. Nobody marks what you
// know, but whether you know how well you know it: intervals that always hold the number are as much a mistake as those
// that hold it half the time.
//
// 1. A unit comes with probability α = 1/2 after those before it, ten at most. How many units does a net have on
//    average, before any data?
// 2. Somebody wants nets with three units or more to have probability 1/2 before data (ten units at most). What is α?
// 3. A chain that adds and removes units runs without data, with α = 1/2. It has no unit, so it is sure to try a birth;
//    with one unit it tries a birth or a death with probability 1/2 each. With what probability is that birth accepted?
// 4. Twelve points of a straight line through 0, with noise 0.3, are given to a small net: a linear part, and up to three
//    units more (α = 1/2, so that none has probability 1/2 before data). What is the posterior probability of M = 0?
// 5. An evidence is estimated by the mean likelihood of 1000 draws from the prior: chapter 3's thirty points, a parabola
//    with three coefficients, each N(0, 1) before data. How many draws carry the mean? (Count (Σ L)²/Σ L², which is 1000
//    where all likelihoods are the same, and 1 where one draw has all.)
// 6. Data determine a coefficient well, 0.8 ± 0.1. Its prior N(0, 1) is replaced by N(0, 100²), to be on the safe
//    side. By what power of ten does the evidence of the model fall, such as 1 for a tenth?
// 7. Two models are equally probable before data. Their log evidences differ by 3. What is the posterior probability
//    of the worse one?
// 8. A net with one unit and a net with three are equally probable after the data. Somebody computes both evidences with a
//    formula that lacks the factor (2π)^(1/2) for each weight, and normalises. What probability do the three units get?

import BayesNumerics
import Foundation

/// Your 80 % intervals of the 8 numbers, in their order, such as [0.1...0.4, 2...7].
func intervals() throws -> [ClosedRange<Double>] {
  throw Unsolved()  // replace this line by your intervals
}
