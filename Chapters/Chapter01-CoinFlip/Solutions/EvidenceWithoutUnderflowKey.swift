import BayesNumerics
import Foundation
import Marking

extension ExerciseKey<MixedCoin> {
  static var evidenceWithoutUnderflow: Self {
    Self(
      solution: {
        try logEvidence(
          heads: $0.heads, flips: $0.flips, a: $0.a, b: $0.b, fairPrior: $0.fairPrior)
      },
      mistakes: [
        Mistake(
          "underflow on the way",
          hint: "The probabilities themselves are 0 to a computer; add them by logSumExp instead."
        ) { log($0.fairPrior * exp($0.ifFair) + (1 - $0.fairPrior) * exp($0.ifBiased)) },
        Mistake(
          "underflow of the fair coin",
          hint:
            "pow(0.5, n) is 0 to a computer beyond n = 1074, and its logarithm is not finite; the "
            + "logarithm of a power is a product."
        ) {
          logSumExp(
            log($0.fairPrior * pow(0.5, Double($0.flips))), log(1 - $0.fairPrior) + $0.ifBiased)
        },
        Mistake(
          "orders counted for the fair coin only",
          hint:
            "You count all orders of the heads if the coin is fair, and one order if it is not; count "
            + "one order for both."
        ) {
          logSumExp(
            log($0.fairPrior) + $0.ifFair + logBinomialCoefficient($0.flips, $0.heads),
            log(1 - $0.fairPrior) + $0.ifBiased)
        },
        Mistake(
          "orders counted for the biased coin only",
          hint:
            "You count all orders of the heads if the coin is biased, and one order if it is fair; count "
            + "one order for both."
        ) {
          logSumExp(
            log($0.fairPrior) + $0.ifFair,
            log(1 - $0.fairPrior) + $0.ifBiased + logBinomialCoefficient($0.flips, $0.heads))
        },
        Mistake(
          "a uniform prior", hint: "Your biased coin has the prior Beta(1, 1); a and b are given.",
          asIf: {
            MixedCoin(heads: $0.heads, flips: $0.flips, a: 1, b: 1, fairPrior: $0.fairPrior)
          }),
        Mistake(
          "log forgotten",
          hint: "That is the probability itself, which is 0 to a computer; return its logarithm.",
          result: { numbers, _ in numbers.map { exp($0) } }),
        Mistake(
          "all orders counted",
          hint:
            "That is the evidence of the number of heads; these flips are one of its many orders.",
          result: { [$0[0] + logBinomialCoefficient($1.flips, $1.heads)] }),
        Mistake(
          "the prior not normalised",
          hint: "Beta(a, b) has the constant 1 / B(a, b), which does not cancel from a sum."
        ) {
          logSumExp(
            log($0.fairPrior) + $0.ifFair,
            log(1 - $0.fairPrior) + $0.ifBiased + logBeta($0.a, $0.b))
        },
        Mistake(
          "the prior probabilities interchanged",
          hint: "fairPrior belongs to the fair coin, 1 - fairPrior to the other.",
          asIf: { $0.with(fairPrior: 1 - $0.fairPrior) }),
        Mistake(
          "the fair coin left out",
          hint:
            "Beta functions alone are the evidence of the biased coin; the coin may be fair too.",
          asIf: { $0.with(fairPrior: 0) }),
        Mistake(
          "the logarithms averaged",
          hint:
            "You average the logarithms of the two probabilities; it is the probabilities that add up."
        ) { $0.fairPrior * $0.ifFair + (1 - $0.fairPrior) * $0.ifBiased },
        Mistake(
          "the prior probabilities forgotten",
          hint: "Each way counts with its prior probability: fairPrior and 1 - fairPrior."
        ) { logSumExp($0.ifFair, $0.ifBiased) },
        Mistake(
          "the larger term for the sum",
          hint: "The smaller of the two ways counts too; it may be nearly as probable."
        ) { max(log($0.fairPrior) + $0.ifFair, log(1 - $0.fairPrior) + $0.ifBiased) },
        Mistake(
          "the wrong logarithm",
          hint: "That is the logarithm to base 10; the natural one was asked.",
          result: { numbers, _ in [numbers[0] / log(10)] }),
        Mistake(
          "only the heads of the fair coin",
          hint: "A fair coin has 1/2 for every flip, for tails as for heads."
        ) {
          logSumExp(
            log($0.fairPrior) - Double($0.heads) * log(2), log(1 - $0.fairPrior) + $0.ifBiased)
        },
        Mistake(
          "the probability of 'fair'",
          hint:
            "That is what you believe of the coin after the flips; the question asks how probable "
            + "the flips were."
        ) {
          let terms = [log($0.fairPrior) + $0.ifFair, log(1 - $0.fairPrior) + $0.ifBiased]
          return terms[0] - logSumExp(terms)
        },
        Mistake(
          "the gamma function itself",
          hint: "gamma(172) overflows; use logGamma or logBeta, and add instead of multiplying."
        ) { question in
          let (k, m) = (Double(question.heads), Double(question.flips - question.heads))
          func beta(_ a: Double, _ b: Double) -> Double { tgamma(a) * tgamma(b) / tgamma(a + b) }
          let ifFair = pow(0.5, k + m)
          let ifBiased = beta(question.a + k, question.b + m) / beta(question.a, question.b)
          return log(question.fairPrior * ifFair + (1 - question.fairPrior) * ifBiased)
        },
        Mistake(
          "a and b swapped", hint: "Heads are added to a, tails to b.",
          asIf: {
            MixedCoin(
              heads: $0.heads, flips: $0.flips, a: $0.b, b: $0.a, fairPrior: $0.fairPrior)
          }),
      ])
  }
}

extension MixedCoin {
  /// log P(these flips | fair)
  fileprivate var ifFair: Double { -Double(flips) * log(2) }

  /// log P(these flips | p from the prior)
  fileprivate var ifBiased: Double {
    logBeta(a + Double(heads), b + Double(flips - heads)) - logBeta(a, b)
  }

  fileprivate func with(fairPrior: Double) -> MixedCoin {
    MixedCoin(heads: heads, flips: flips, a: a, b: b, fairPrior: fairPrior)
  }
}
