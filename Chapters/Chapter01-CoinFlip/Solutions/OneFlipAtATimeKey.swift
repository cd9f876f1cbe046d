import BayesNumerics
import Foundation
import Marking

extension ExerciseKey<SequentialCase> {
  static var oneFlipAtATime: Self {
    Self(
      solution: { try probabilityOfFlips(a: $0.a, b: $0.b, flips: $0.flips) },
      mistakes: [
        Mistake(
          "heads and tails swapped",
          hint: "You predict heads by b and tails by a; a counts the heads.",
          asIf: { SequentialCase(a: $0.a, b: $0.b, flips: $0.flips.map { !$0 }) }),
        Mistake(
          "heads learnt as tails",
          hint: "You predict rightly, but then count a head in b and a tail in a."
        ) { question in
          var (a, b, product) = (question.a, question.b, 1.0)
          for isHeads in question.flips {
            product *= (isHeads ? a : b) / (a + b)
            if isHeads { b += 1 } else { a += 1 }
          }
          return product
        },
        Mistake(
          "nothing learnt",
          hint: "Every flip is predicted by the prior alone; the flips before it count as well."
        ) {
          pow($0.a / ($0.a + $0.b), Double($0.heads))
            * pow($0.b / ($0.a + $0.b), Double($0.flips.count - $0.heads))
        },
        Mistake(
          "tails not learnt", hint: "A tail teaches something too: it adds 1 to b."
        ) { $0.product(learningTails: false) { a, b, isHeads in (isHeads ? a : b) / (a + b) } },
        Mistake(
          "heads not learnt", hint: "A head teaches something too: it adds 1 to a."
        ) { $0.product(learningHeads: false) { a, b, isHeads in (isHeads ? a : b) / (a + b) } },
        Mistake(
          "the total not updated",
          hint: "You divide by the a + b of the beginning; every flip adds 1 to it."
        ) { question in
          question.product { a, b, isHeads in (isHeads ? a : b) / (question.a + question.b) }
        },
        Mistake(
          "learnt too early",
          hint: "You count a flip before you predict it; nobody knows it yet."
        ) { $0.predictedAfterwards },
        Mistake(
          "all orders counted",
          hint:
            "That is the probability of the number of heads; these flips are one of its many orders.",
          result: { [$0[0] * exp(logBinomialCoefficient($1.flips.count, $1.heads))] }),
        Mistake(
          "the prior forgotten",
          hint: "Your result is that of the uniform prior; start from the a and b that are given.",
          asIf: { SequentialCase(a: 1, b: 1, flips: $0.flips) }),
        Mistake(
          "a flip left out", hint: "You stop one flip too early: the last one counts as well.",
          asIf: { SequentialCase(a: $0.a, b: $0.b, flips: $0.flips.dropLast()) }),
        Mistake(
          "tails predicted as heads",
          hint: "A tail has the probability b / (a + b), not that of heads."
        ) { $0.product { a, b, _ in a / (a + b) } },
        Mistake(
          "the mode for the mean",
          hint:
            "A prediction averages p over what is believed: the mean of Beta(a, b), not its mode."
        ) {
          $0.product { a, b, isHeads in
            let peak: Double = (a - 1) / (a + b - 2)
            let mode = a + b > 2 ? min(1, max(0, peak)) : 0.5
            return isHeads ? mode : 1 - mode
          }
        },
        Mistake(
          "the end known from the beginning",
          hint: "You predict all flips by what is believed after the last; the first knew of none."
        ) { question in
          let (heads, tails) = (
            Double(question.heads), Double(question.flips.count - question.heads)
          )
          let p = (question.a + heads) / (question.a + question.b + heads + tails)
          return pow(p, heads) * pow(1 - p, tails)
        },
        Mistake(
          "logarithm for probability", hint: "That is the logarithm of the probability.",
          result: { numbers, _ in [log(numbers[0])] }),
      ])
  }
}

extension SequentialCase {
  /// Each flip predicted after it has been counted.
  fileprivate var predictedAfterwards: Double {
    var (a, b, probability) = (a, b, 1.0)
    for isHeads in flips {
      if isHeads { a += 1 } else { b += 1 }
      probability *= (isHeads ? a : b) / (a + b)
    }
    return probability
  }
}

extension SequentialCase {
  /// The product of other predictions, learning as one should or from one side only.
  fileprivate func product(
    learningHeads: Bool = true, learningTails: Bool = true,
    of prediction: (_ a: Double, _ b: Double, _ isHeads: Bool) -> Double
  ) -> Double {
    var (a, b, product) = (a, b, 1.0)
    for isHeads in flips {
      product *= prediction(a, b, isHeads)
      if isHeads, learningHeads { a += 1 }
      if !isHeads, learningTails { b += 1 }
    }
    return product
  }
}
