import BayesNumerics
import Foundation
import Marking

extension ExerciseKey<SizeQuestion> {
  static var priorOnSize: Self {
    Self(
      solution: { try sizePrior(alpha: $0.alpha, most: $0.most) },
      mistakes: [
        Mistake(
          "the last size as the others",
          hint:
            "Your probabilities do not add up to 1. At M* there is no further unit that has to fail to appear."
        ) { q in
          let stop = 1 - q.alpha
          return withMean((0...q.most).map { stop * pow(q.alpha, Double($0)) })
        },
        Mistake(
          "cut off and normalised",
          hint:
            "You share out among all sizes what lies beyond M*. The indicators leave it where the walk stops: at M*."
        ) { q in
          let powers = (0...q.most).map { pow(q.alpha, Double($0)) }
          let sum = powers.reduce(0, +)
          return withMean(powers.map { $0 / sum })
        },
        Mistake(
          "α and 1 - α interchanged", hint: "α is the probability that one unit more is there.",
          asIf: { SizeQuestion(alpha: 1 - $0.alpha, most: $0.most) }),
        Mistake(
          "units that come one by one, independent of each other",
          hint:
            "Behind a unit that is not there none can follow: the indicators are no independent coins."
        ) { q in
          let binomial = Binomial(trials: q.most, probability: q.alpha)
          return withMean((0...q.most).map { exp(binomial.logDensity($0)) })
        },
        Mistake(
          "one unit at least", hint: "The net may have no unit at all: then the first did not come."
        ) { q in
          let last = q.most - 1
          let stop = 1 - q.alpha
          let before = (0..<last).map { stop * pow(q.alpha, Double($0)) }
          return withMean([0] + before + [pow(q.alpha, Double(last))])
        },
        Mistake(
          "α once too often",
          hint: "M units have come where M of the indicators are 1: α to the power M."
        ) { q in withMean(sizes(q).map { $0 * q.alpha }) },
        Mistake(
          "the unit that did not come forgotten",
          hint:
            "α^M is the probability of at least M units. That there are no more has a probability, too."
        ) { q in withMean((0...q.most).map { pow(q.alpha, Double($0)) }) },
        Mistake(
          "at least so many",
          hint: "Your mean is right, but P(M ≥ m) is given where P(M = m) is asked for."
        ) { q in
          let mean = withMean(sizes(q))[q.most + 1]
          return (0...q.most).map { pow(q.alpha, Double($0)) } + [mean]
        },
        Mistake(
          "all sizes alike", hint: "Small nets are reached first: walk through the indicators."
        ) { q in
          let share = 1 / Double(q.most + 1)
          return withMean([Double](repeating: share, count: q.most + 1))
        },
        // Of the mean alone
        Mistake(
          "the mean without a limit",
          hint: "α/(1 - α) is the mean where units may come for ever; yours stop at M*.",
          result: { right, q in
            let mean = q.alpha / (1 - q.alpha)
            return right.dropLast() + [mean]
          }),
        Mistake(
          "the mean counted from 1", hint: "The first number of your list belongs to M = 0.",
          result: { right, _ in
            let sizes = right.dropLast()
            let mean = right[right.count - 1] + sizes.reduce(0, +)
            return sizes + [mean]
          }),
        Mistake(
          "no mean", hint: "Behind the probabilities the mean of M is asked for.",
          result: { right, _ in Array(right.dropLast()) }),
      ])
  }

  private static func sizes(_ question: SizeQuestion) -> [Double] {
    (0...question.most).map {
      pow(question.alpha, Double($0)) * ($0 < question.most ? 1 - question.alpha : 1)
    }
  }

  private static func withMean(_ probabilities: [Double]) -> [Double] {
    probabilities + [zip(0..., probabilities).reduce(0) { $0 + Double($1.0) * $1.1 }]
  }
}
