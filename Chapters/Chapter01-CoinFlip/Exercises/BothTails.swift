import BayesNumerics
import Foundation
import Marking
import Workbook

extension Exercise {
  static let bothTails = Exercise(
    2, "both-tails", "Both tails", difficulty: 1,
    task: "The lecture's p-value of 9 % counts one tail. Compute the probability that a fair coin "
      + "lands at least as far from flips / 2, on either side.",
    hint: "A fair coin is symmetric: the far tail on one side is as probable as on the other. "
      + "Binomial(trials:probability:).upperTail(k) is the probability of more than k heads, without "
      + "k itself.",
    // In the last a tail of 1e-9 is left, and the number of orders overflows whole numbers
    alwaysTry: [.lecture, Flips(heads: 5, flips: 10), Flips(heads: 80, flips: 100)],
    inputs: { random in
      let flips = Int.random(in: 5...40, using: &random)
      return Flips(heads: Int.random(in: 0...flips, using: &random), flips: flips)
    },
    describe: { "heads = \($0.heads), flips = \($0.flips)" },
    agreement: .relative(1e-9, because: "sums of at most 101 exact terms"),
    call: StudentCall("twoSidedTail") { ["heads": $0.heads, "flips": $0.flips] },
    key: .bothTails)
}
