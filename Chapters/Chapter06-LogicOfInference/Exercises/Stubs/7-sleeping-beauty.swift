// Exercise 7: Sleeping Beauty by simulation
// Mark it: swift run chapter6 exercises 7 (add --hint for a nudge).
//
// On Sunday evening Sleeping Beauty falls asleep, and a coin is flipped that shows heads with probability `heads`. After
// heads she is woken once; after tails `awakenings` times, on days of which she remembers nothing. Whenever she is awake
// she is asked about the coin.
//
// Simulate so many `experiments`, with one coin each, and count heads in two ways, in the same experiments:
//
// - in which share of the experiments did the coin show heads?
// - in which share of all awakenings had the coin of their experiment shown heads?
//
// Which of them is "the probability of heads, now that she is awake" is what people quarrel about. The two counts are
// facts, and yours are judged: on 124 runs with 120 seeds, does the coin show heads as often as it should, do the
// runs scatter as they should, and do both shares belong to the same experiments? A right function fails by chance in at
// most one marking of 10,000.
//
// At hand: var random = RandomSource(seed: seed) is a stream of random numbers, always the same for one seed;
// random.uniform() is a number between 0 and 1 and moves the stream on.

import BayesNumerics
import Foundation

/// [the share of experiments with heads, the share of awakenings with heads].
func sleepingBeauty(
  heads: Double, awakenings: Int, experiments: Int, seed: UInt64
) throws -> [Double] {
  throw Unsolved()  // replace this line by your solution
}
