import BayesNumerics
import Foundation
import Marking

extension ExerciseKey<FlipsNeeded> {
  static var flipsThatConvince: Self {
    Self(
      solution: { try flipsNeeded(share: $0.share, threshold: $0.threshold) },
      mistakes: [
        Mistake(
          "the ratio upside down",
          hint:
            "Your ratio is P(data | fair) / P(data | biased); the question asks for its inverse."
        ) { question in
          question.firstCount {
            -question.logBayesFactor(heads: $0, flips: $1) > log(question.threshold)
          }
        },
        Mistake(
          "log forgotten",
          hint: "You compare log K with the threshold itself; take the logarithm of both."
        ) { question in
          question.firstCount {
            question.logBayesFactor(heads: $0, flips: $1) > question.threshold
          }
        },
        Mistake(
          "two kinds of logarithm",
          hint: "One side is a natural logarithm, the other one to base 10."
        ) { question in
          question.firstCount {
            question.logBayesFactor(heads: $0, flips: $1) > log10(question.threshold)
          }
        },
        Mistake(
          "the number of orders forgotten",
          hint:
            "The evidence of both models counts all orders of the heads; 1 / (n + 1) already does, "
            + "and 1 / 2^n is one order only."
        ) { question in
          question.firstCount { _, flips in
            Double(flips) * log(2) - log(Double(flips) + 1) > log(question.threshold)
          }
        },
        Mistake(
          "not 0 where there is no answer",
          hint: "For some shares no number of flips convinces; return 0 then, as the task says."
        ) { $0.firstCount(orElse: -1) },
        Mistake(
          "numbers too small for a computer",
          hint: "2^-n is zero to a computer beyond n = 1074; compare logarithms of the evidences."
        ) { question in
          question.firstCount { heads, flips in
            let orders = exp(logBinomialCoefficient(flips, heads))
            return 1 / (Double(flips) + 1) / (orders * pow(0.5, Double(flips))) > question.threshold
          }
        },
        Mistake(
          "given up at 1000", hint: "You give up after 1000 flips; the task goes on to 5000."
        ) { $0.firstCount(orElse: 0, upTo: 1000) },
        Mistake(
          "the limit ignored",
          hint: "You go on beyond 5000 flips; where so many do not convince, return 0."
        ) { $0.firstCount(orElse: 0, upTo: 20_000) },
        Mistake(
          "one number too many",
          hint: "You look at 5001 flips, too; where 5000 do not convince, return 0."
        ) { $0.firstCount(orElse: 0, upTo: 5001) },
        Mistake(
          "the last number left out",
          hint: "You give up before you have looked at 5000 flips; 1..<5000 ends at 4999."
        ) { $0.firstCount(orElse: 0, upTo: 4999) },
        Mistake(
          "begun with no flip",
          hint:
            "You look at n = 0, too, where K = 1 exceeds every threshold below 1; begin with n = 1."
        ) { $0.threshold < 1 ? 0 : $0.firstCount(orElse: 0) },
        Mistake(
          "p = share as the biased model",
          hint:
            "You give the biased coin the p that was seen; nobody knew it before, and under the uniform "
            + "prior p can be anything."
        ) { question in
          question.firstCount { heads, flips in
            let (k, m) = (Double(heads), Double(flips - heads))
            return k * log(2 * question.share) + m * log(2 * (1 - question.share))
              > log(question.threshold)
          }
        },
        Mistake(
          "1 / n for 1 / (n + 1)",
          hint: "From 0 to n there are n + 1 numbers of heads; count them for n = 1."
        ) { question in
          question.firstCount { heads, flips in
            Double(flips) * log(2) - log(Double(flips)) - logBinomialCoefficient(flips, heads)
              > log(question.threshold)
          }
        },
        Mistake(
          "heads rounded down",
          hint: "The number of heads is round(share * n); yours is always rounded down."
        ) { question in
          question.firstCount(rounding: .down) {
            question.logBayesFactor(heads: $0, flips: $1) > log(question.threshold)
          }
        },
        Mistake(
          "numbers too large for a computer",
          hint:
            "2^n is infinite to a computer beyond n = 1023; compare logarithms of the evidences."
        ) { question in
          question.firstCount { heads, flips in
            let orders = exp(logBinomialCoefficient(flips, heads))
            return pow(2, Double(flips)) / orders / (Double(flips) + 1) > question.threshold
          }
        },
        Mistake(
          "the limit where there is no answer",
          hint: "You return the limit where nothing convinces; the task asks for 0."
        ) { $0.firstCount(orElse: 5000) },
        Mistake(
          "one flip too many",
          hint:
            "You return the number after the first that convinces; perhaps you count before you look."
        ) { question in
          let count = question.firstCount(orElse: 0)
          return count == 0 ? 0 : count + 1
        },
        Mistake(
          "the last for the first",
          hint:
            "Rounded heads make K fall now and then; the question asks when it is first exceeded."
        ) { question in
          let last = (1...5000).last {
            question.logBayesFactor(heads: Int((question.share * Double($0)).rounded()), flips: $0)
              <= log(question.threshold)
          }
          return last == 5000 ? 0 : (last ?? 0) + 1
        },
        Mistake(
          "heads not rounded",
          hint: "The number of heads is a whole one, round(share * n); yours is share * n."
        ) { question in
          (1...5000).first {
            let n = Double($0)
            return n * log(2) - log(n + 1) - logBinomialCoefficient(n, question.share * n)
              > log(question.threshold)
          } ?? 0
        },
        Mistake(
          "a p-value for the Bayes factor",
          hint:
            "You ask when a p-value falls below 1 / threshold; K compares how well two models predicted."
        ) { question in
          question.firstCount { heads, flips in
            let fair = Binomial(trials: flips, probability: 0.5)
            return 2 * fair.upperTail(max(heads, flips - heads) - 1) < 1 / question.threshold
          }
        },
      ])
  }
}

extension FlipsNeeded {
  /// log K of "biased, p uniform" against "fair".
  fileprivate func logBayesFactor(heads: Int, flips: Int) -> Double {
    Double(flips) * log(2) - log(Double(flips) + 1) - logBinomialCoefficient(flips, heads)
  }

  /// The first n whose round(share n) heads pass the test, or 0 when none up to 5000 does.
  fileprivate func firstCount(
    rounding rule: FloatingPointRoundingRule = .toNearestOrAwayFromZero, orElse none: Int = 0,
    upTo last: Int = 5000, passing test: (_ heads: Int, _ flips: Int) -> Bool
  ) -> Int {
    (1...last).first { test(Int((share * Double($0)).rounded(rule)), $0) } ?? none
  }

  /// The same with the right test.
  fileprivate func firstCount(orElse none: Int, upTo last: Int = 5000) -> Int {
    firstCount(orElse: none, upTo: last) {
      logBayesFactor(heads: $0, flips: $1) > log(threshold)
    }
  }
}
