import BayesNumerics
import Foundation
import Marking

extension ExerciseKey<Flips> {
  static var bothTails: Self {
    Self(
      solution: { try twoSidedTail(heads: $0.heads, flips: $0.flips) },
      mistakes: [
        Mistake(
          "one tail for two",
          hint: "You count one side only; a coin can be unfair in two directions."
        ) { FrequentistAnalysis(data: $0).oneSidedTail },
        Mistake(
          "the upper tail only",
          hint:
            "That is the tail above the count, whichever side the count is on; a coin can be unfair "
            + "in two directions."
        ) { Binomial(trials: $0.flips, probability: 0.5).upperTail($0.heads - 1) },
        Mistake(
          "the seen count left out",
          hint: "The tail begins at the count that was seen: k heads or more, not more than k."
        ) {
          min(
            1, 2 * Binomial(trials: $0.flips, probability: 0.5).upperTail(max($0.heads, $0.tails)))
        },
        Mistake(
          "the seen count left out on one side",
          hint:
            "Both tails begin at a count as far off as the one seen; upperTail(k) leaves out k itself."
        ) {
          let fair = Binomial(trials: $0.flips, probability: 0.5)
          return min(
            1,
            fair.cumulative(min($0.heads, $0.tails)) + fair.upperTail(max($0.heads, $0.tails)))
        },
        Mistake(
          "the seen count left out above",
          hint:
            "upperTail(k) leaves out k itself; and with fewer heads than tails your two tails overlap."
        ) {
          let fair = Binomial(trials: $0.flips, probability: 0.5)
          return fair.cumulative($0.tails) + fair.upperTail($0.heads)
        },
        Mistake(
          "1 - cumulative",
          hint:
            "For a far tail 1 - cumulative(k) subtracts two numbers that are nearly the same, and loses "
            + "their digits; add up the tail itself."
        ) {
          let fair = Binomial(trials: $0.flips, probability: 0.5)
          return min(1, 2 * (1 - fair.cumulative(max($0.heads, $0.tails) - 1)))
        },
        Mistake(
          "one bar for the tail",
          hint:
            "That is the probability of exactly this count; a tail also holds all counts beyond it."
        ) { min(1, 2 * Binomial(trials: $0.flips, probability: 0.5).density($0.heads)) },
        Mistake(
          "always the upper tail",
          hint:
            "With fewer heads than tails the far tail is the lower one: count from the larger of the two."
        ) { min(1, 2 * Binomial(trials: $0.flips, probability: 0.5).upperTail($0.heads - 1)) },
        Mistake(
          "a probability above 1",
          hint:
            "When heads = flips / 2 the two tails overlap in the middle; a probability is at most 1."
        ) { 2 * FrequentistAnalysis(data: $0).oneSidedTail },
        Mistake(
          "the estimated coin",
          hint:
            "A p-value supposes a fair coin, p = 1/2; you take the share of heads that was seen."
        ) {
          let seen = Binomial(trials: $0.flips, probability: $0.share)
          return min(1, 2 * seen.upperTail(max($0.heads, $0.tails) - 1))
        },
        Mistake(
          "half of the flips rounded",
          hint: "For an odd number of flips, flips / 2 in whole numbers loses the half."
        ) { data in
          let fair = Binomial(trials: data.flips, probability: 0.5)
          let distance = abs(data.heads - data.flips / 2)
          return (0...data.flips).filter { abs($0 - data.flips / 2) >= distance }
            .reduce(0.0) { $0 + fair.density($1) }
        },
        Mistake(
          "a normal distribution for the counts",
          hint: "Counts of so few flips are not normal; add up binomial probabilities."
        ) {
          let half = Double($0.flips) / 2
          return erfc(abs(Double($0.heads) - half) / half.squareRoot())
        },
      ])
  }
}
