// Exercise 1: Before you look
// Mark it: swift run chapter6 exercises 1
//
// Do this exercise before you read on: the chapter computes these numbers one after the other.
// For each of these 8 numbers write an interval that you believe to hold it with a probability of 80 %: you would
// just bet four to one on it. Guess, or work it out on paper; do not run the chapter first. Nobody marks what you
// know, but whether you know how well you know it: intervals that always hold the number are as much a mistake as
// those that hold it every second time.
//
// 1. A occurs with probability 0.1. B occurs with probability 0.9 if A does, and 0.1 if A does not. You see B. The
//    probability of A.
// 2. The same A and B; and C occurs with probability 0.9 if B does, and 0.1 if B does not. You see C, and neither A
//    nor B. The probability of A.
// 3. Ann is late with probability 0.9 if her alarm clock failed, with 0.9 if her train was late, with a little more if
//    both happened, and with 0.1 if neither did. Clock and train fail one day in ten each, whatever the other
//    does. Today Ann is late, and so was the train. The probability that the clock failed.
// 4. One star in ten is a giant. Six giants in ten look bright, and of the other stars, the dwarfs, one in twenty. A star
//    looks bright. The probability that it is a giant.
// 5. How many yes-or-no questions, each with two equally probable answers, is it worth to be told whether such a star
//    is a giant, before anything of it was seen? (A number of bits between 0 and 1.)
// 6. You average N draws of a quantity that has a mean and no finite variance: its density falls as a^(-5/2). The factor
//    by which a hundred times as many draws shrink the typical error of the average. (With a finite variance: 10.)
// 7. Of the men who applied to the six largest departments of Berkeley in 1973, and of the women, so many in a hundred
//    were admitted. The first number minus the second.
// 8. In how many of these six departments was a larger share of the women admitted than of the men?

import BayesNumerics
import Foundation

/// Your 80 % intervals of the 8 numbers, in their order, such as [0.1...0.4, 0.2...0.7].
func intervals() throws -> [ClosedRange<Double>] {
  throw Unsolved()  // replace this line by your intervals
}
