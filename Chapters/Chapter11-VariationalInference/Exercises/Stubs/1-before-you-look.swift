// Exercise 1: Before you look. Mark it: swift run chapter11 exercises 1 (add --hint for a nudge)
//
// Do this exercise when you know the model, and before you look at the tables and figures. For each of these 8 numbers
// write an interval that you believe to hold it with a probability of 80 %: you would just bet four to one on it.
// Probabilities and shares run from 0 to 1. Guess, or work it out on paper; do not run the chapter first. Nobody marks
// what you know, but whether you know how well you know it: intervals that always hold the number are as much a mistake
// as those that hold it half the time.
//
// KL(q‖p) averages log q - log p over q; all divergences are in nats.
//
// 1. q = N(0, 2²) and p = N(0, 1). How large is KL(q‖p)?
// 2. A posterior p has two peaks like N(-4, 1) and N(4, 1), each with half of the mass. A normal q is fitted by making
//    KL(q‖p) small, and sits on one peak. How large is KL(q‖p) then?
// 3. The same posterior; now KL(p‖q) is made small. What is the standard deviation of q?
// 4. Two parameters have standard deviation 1 each and correlation 0.8. Independent factors are fitted to their normal
//    posterior. What is the standard deviation of a factor?
// 5. The correlation is 0.95, and the means are found by coordinate ascent, one parameter after the other. After how many
//    sweeps over both has the error fallen to 1 % of what it was?
// 6. A coin fell three times heads and once tails; the prior is flat, the parameter θ = log p/(1 - p), and q = N(0, 1).
//    One draw of the score function, without a baseline, estimates the bound's slope in the mean of q, and one draw of
//    the path does. How many times as large is the score function's variance?
// 7. The target is N(0, 1) in each of five independent coordinates, and q is twice as wide in each. Of 1000 draws from q,
//    what share counts? (w = p/q; the share is (Σ w)²/(1000 Σ w²), which is 1 where all weights are the same.)
// 8. Ten numbers from a normal; its mean and its precision are unknown. By how many nats does the best bound of two
//    independent factors, one for the mean and one for the precision, stay below the log evidence?

import BayesNumerics
import Foundation

/// Your 80 % intervals of the 8 numbers, in their order, such as [0.1...0.4, 2...7].
func intervals() throws -> [ClosedRange<Double>] {
  throw Unsolved()  // replace this line by your intervals
}
