// Exercise 1: Before you look. Mark it: swift run chapter8 exercises 1 (add --hint for a nudge)
//
// Do this exercise when you know what a net computes, and before you look at the tables and figures. For each of these
// 8 numbers write an interval that you believe to hold it with a probability of 80 %: you would just bet four to one on
// it. Shares run from 0 to 1. Guess, or work it out on paper; do not run the chapter first. Nobody marks what you know,
// but whether you know how well you know it: intervals that always hold the number are as much a mistake as those that
// hold it every second time.
//
// 1. A net with 10 inputs, 8 hidden units and 2 outputs, with biases. How many samples, each with two numbers to be
//    fitted, are the fewest that can determine all its parameters?
// 2. 20 samples whose targets are pure noise are fitted by least squares with 10 output weights (their hidden units are
//    random and stay as they are). The size of the residuals, as a share of that of the targets (root mean squares).
// 3. Backpropagation through four layers of four tanh units, with the factor A'(z) forgotten in the hidden layers. How far
//    is the whole gradient from the right one, as a multiple of the right one's length? (The median of 20 random nets.)
// 4. A gradient is checked by central differences, (L(w + h) - L(w - h)) / 2h, in double precision, which keeps 16
//    digits. The power of ten of the step h with the smallest error, such as -10 for h = 1e-10.
// 5. A net with 16 tanh units and random weights has the mean loss L for forty points of sin 3x + 0.3x. After a hundred
//    steps w - r ∂L/∂w with r = 0.02, which share of L is left?
// 6. Training is stopped after t steps; instead, one could train to the end with a ridge penalty of 1/rt. Each shrinks a
//    weight to some share of its least-squares value. How large can the difference of the two shares be at most?
// 7. A net has one input, four tanh units and one output. How many nets with other numbers in them, itself included,
//    compute exactly the same function because their units are interchanged or have turned signs?
// 8. Handwritten digits, 8 × 8 pixels, from writers who were not seen before. A reader without any net compares each
//    with the mean image of each of the ten digits and takes the nearest. Which share of them does it read correctly?

import BayesNumerics
import Foundation

/// Your 80 % intervals of the 8 numbers, in their order, such as [0.1...0.4, 2...7].
func intervals() throws -> [ClosedRange<Double>] {
  throw Unsolved()  // replace this line by your intervals
}
