import Marking

extension ExerciseKey<CauseQuestion> {
  static var causeFromEffect: Self {
    Self(
      solution: {
        try probabilityOfCause(
          prior: $0.prior, ifCause: $0.ifCause, ifNoCause: $0.ifNoCause)
      },
      mistakes: [
        Mistake(
          "P(B | A) for P(A | B)",
          hint:
            "That is how probable the effect is with its cause. The question runs the other way: "
            + "the bar is in "
            + "another place."
        ) { [$0.ifCause, 1 - $0.ifCause] },
        Mistake(
          "the prior forgotten",
          hint:
            "You compare how well A and not A explain what was seen, as if both had been equally "
            + "probable.",
          asIf: { CauseQuestion(prior: 0.5, ifCause: $0.ifCause, ifNoCause: $0.ifNoCause) }),
        Mistake(
          "not divided",
          hint:
            "That is the cell of the joint table. Strike out what was not seen, and divide by "
            + "what is left."
        ) { [$0.prior * $0.ifCause, $0.prior * (1 - $0.ifCause)] },
        Mistake(
          "P(not A) forgotten below the line",
          hint:
            "Below the line stand two cells of the table; in yours the second lacks its P(not A)."
        ) {
          let (a, b) = ($0.prior * $0.ifCause, $0.prior * (1 - $0.ifCause))
          return [a / (a + $0.ifNoCause), b / (b + 1 - $0.ifNoCause)]
        },
        Mistake(
          "no prior below the line",
          hint: "Below the line stands P(B), in which P(B | A) has the weight P(A), and P(B | "
            + "not A) the weight "
            + "P(not A)."
        ) {
          let sum = $0.ifCause + $0.ifNoCause
          return [$0.prior * $0.ifCause / sum, $0.prior * (1 - $0.ifCause) / (2 - sum)]
        },
        Mistake(
          "learnt twice",
          hint:
            "You begin the second question with what the first one taught. B cannot have "
            + "occurred and not occurred; "
            + "begin with the prior again."
        ) {
          let after = $0.prior * $0.ifCause / $0.effect
          let noEffect = after * (1 - $0.ifCause) + (1 - after) * (1 - $0.ifNoCause)
          return [after, noEffect > 0 ? after * (1 - $0.ifCause) / noEffect : 0]
        },
        Mistake(
          "the effect for the cause",
          hint: "That is P(B) and P(not B): the sums of the columns. The question is about A."
        ) { [$0.effect, 1 - $0.effect] },
        Mistake(
          "not A for A", hint: "That is the probability that A did not occur.",
          result: { numbers, _ in numbers.map { 1 - $0 } }),
        Mistake(
          "1 - P(A | B) for P(A | not B)",
          hint:
            "P(A | B) and P(not A | B) sum to 1. P(A | B) and P(A | not B) come from different "
            + "columns, and "
            + "need not.",
          result: { numbers, _ in [numbers[0], 1 - numbers[0]] }),
        Mistake(
          "the two in the other order", hint: "P(A | B) comes first, then P(A | not B).",
          result: { numbers, _ in [numbers[1], numbers[0]] }),
        Mistake(
          "B seen both times",
          hint: "Your two numbers are the same. That B did not occur is another observation.",
          result: { numbers, _ in [numbers[0], numbers[0]] }),
        Mistake(
          "odds for probabilities",
          hint: "Those are odds, P / (1 - P); a probability is odds / (1 + odds).",
          result: { numbers, _ in numbers.map { $0 / (1 - $0) } }),
        Mistake(
          "with and without A swapped", hint: "`ifCause` is the probability of B with A.",
          asIf: {
            CauseQuestion(prior: $0.prior, ifCause: $0.ifNoCause, ifNoCause: $0.ifCause)
          }),
        Mistake(
          "percent for probabilities", hint: "Probabilities run from 0 to 1.",
          result: { numbers, _ in numbers.map { 100 * $0 } }),
      ])
  }
}

extension CauseQuestion {
  /// P(B)
  fileprivate var effect: Double { prior * ifCause + (1 - prior) * ifNoCause }
}
