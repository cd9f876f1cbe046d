import BayesNumerics
import Foundation
import Marking

extension ExerciseKey<OutlierQuestion> {
  static var probabilityOfBad: Self {
    Self(
      solution: {
        try chapter4.probabilityOfBad(
          values: $0.values, errors: $0.errors, centre: $0.centre, share: $0.share,
          badWidth: $0.badWidth)
      },
      mistakes: [
        Mistake(
          "the share forgotten",
          hint:
            "You weigh good and bad equally; before you see its value, a star is bad with probability `share`.",
          asIf: { $0.with(share: 0.5) }),
        Mistake("the probability of good", hint: "That is the probability that a star is good.") {
          question in
          question.densities { good, bad in
            (1 - question.share) * good / (question.share * bad + (1 - question.share) * good)
          }
        },
        Mistake(
          "share taken for the good",
          hint:
            "You give the share to the good stars; `share` is the prior probability of bad, P(good) = 1 - share.",
          asIf: { $0.with(share: 1 - $0.share) }),
        Mistake(
          "widths added",
          hint: "Error and scatter are independent: their squares add, not they themselves."
        ) { question in question.answer { $0 + question.badWidth } },
        Mistake(
          "the error forgotten for bad stars",
          hint: "A bad star has its own error as well as the scatter."
        ) { question in question.answer { _ in question.badWidth } },
        Mistake(
          "the height of the bell forgotten",
          hint: "A wide bell is also a low one: keep the factor 1 / width of each density."
        ) { $0.withoutHeights },
        Mistake(
          "odds for a probability",
          hint: "You divide bad by good; a probability divides bad by the sum of both."
        ) { question in
          question.densities { good, bad in question.share * bad / ((1 - question.share) * good) }
        },
        Mistake(
          "not divided by the sum",
          hint:
            "That is the joint density of the value and bad; divide by the sum over good and bad."
        ) { question in
          zip(question.values, question.errors).map { value, error in
            question.share
              * Normal(mean: question.centre, standardDeviation: hypot(error, question.badWidth))
              .density(value)
          }
        },
        Mistake(
          "the prior of good forgotten",
          hint: "The good stars have a prior probability as well, 1 - share.",
          result: { answer, question in
            answer.map { 1 / (1 + (1 / $0 - 1) / (1 - question.share)) }
          }),
        Mistake(
          "variances for standard deviations",
          hint:
            "Normal takes a standard deviation: its second argument is the square root of the variance."
        ) { question in
          question.answer(
            good: { $0 * $0 }, wide: { $0 * $0 + question.badWidth * question.badWidth })
        },
        Mistake(
          "errors taken for variances",
          hint: "The errors are standard deviations: their squares are the variances."
        ) { question in
          question.answer(
            good: { $0.squareRoot() },
            wide: { ($0 + question.badWidth * question.badWidth).squareRoot() })
        },
        Mistake(
          "0 / 0 far out",
          hint:
            "Far out both densities are too small for a Double, and 0 / 0 is not a number: compare their logarithms."
        ) { question in question.answer { hypot($0, question.badWidth) } },
      ])
  }
}

extension OutlierQuestion {
  fileprivate func with(share: Double) -> OutlierQuestion {
    var changed = self
    changed.share = share
    return changed
  }

  /// Something of both densities of each star, which far out are both 0.
  fileprivate func densities(_ value: (_ good: Double, _ bad: Double) -> Double) -> [Double] {
    zip(values, errors).map {
      value(
        Normal(mean: centre, standardDeviation: $1).density($0),
        Normal(mean: centre, standardDeviation: hypot($1, badWidth)).density($0))
    }
  }

  /// The answer when good and bad stars have these widths, for their own error.
  fileprivate func answer(
    good: (_ error: Double) -> Double = { $0 }, wide: (_ error: Double) -> Double
  ) -> [Double] {
    zip(values, errors).map { value, error in
      let good = Normal(mean: centre, standardDeviation: good(error)).density(value)
      let bad = Normal(mean: centre, standardDeviation: wide(error)).density(value)
      return share * bad / (share * bad + (1 - share) * good)
    }
  }

  /// The answer without the factor 1 / width of the densities.
  fileprivate var withoutHeights: [Double] {
    zip(values, errors).map { value, error -> Double in
      let off2: Double = (value - centre) * (value - centre)
      let wide2: Double = error * error + badWidth * badWidth
      let good: Double = exp(-off2 / (2 * error * error))
      let bad: Double = exp(-off2 / (2 * wide2))
      return share * bad / (share * bad + (1 - share) * good)
    }
  }
}
