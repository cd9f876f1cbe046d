import BayesNumerics
import Foundation
import Marking

extension ExerciseKey<FasterQuestion> {
  static var whichIsFaster: Self {
    Self(
      solution: {
        try probabilityFirstIsFaster(
          events1: $0.events1, events2: $0.events2, intervals: $0.intervals, mean: $0.mean)
      },
      mistakes: [
        Mistake(
          "the other sensor", hint: "That is P(λ1 < λ2), the other tail of the difference.",
          result: { numbers, _ in [1 - numbers[0]] }),
        Mistake(
          "a normal difference",
          hint:
            "Two skewed rates do not have a normal difference at so few counts; do the integral."
        ) { question in
          let (first, second) = (question.first, question.second)
          let spread = (first.variance + second.variance).squareRoot()
          return Normal(mean: first.mean - second.mean, standardDeviation: spread).upperTail(0)
        },
        Mistake(
          "the second rate taken as known",
          hint:
            "You compare λ1 with the mean of λ2; but λ2 is uncertain too, so average over it."
        ) { $0.first.upperTail($0.second.mean) },
        Mistake(
          "s for s + 1",
          hint: "Your shapes are s1 and s2; the exponential prior makes them s1 + 1 and s2 + 1.",
          asIf: {
            FasterQuestion(
              events1: $0.events1 - 1, events2: $0.events2 - 1, intervals: $0.intervals,
              mean: $0.mean)
          }),
        Mistake(
          "yes or no",
          hint: "You compare the two estimates; the question asks how probable that order is."
        ) { $0.events1 > $0.events2 ? 1.0 : $0.events1 == $0.events2 ? 0.5 : 0.0 },
        Mistake(
          "the second rate taken at its mode",
          hint:
            "You compare λ1 with the most probable λ2; but λ2 is uncertain too, so average over it."
        ) { $0.first.upperTail(($0.second.shape - 1) / $0.rate) },
        Mistake(
          "the next counts compared",
          hint:
            "That is the probability that sensor 1 counts more in the next interval; the question "
            + "is about the rates."
        ) { question in
          let success = question.rate / (question.rate + 1)
          let (one, two) = (question.first, question.second)
          let first = NegativeBinomial(shape: one.shape, successProbability: success)
          let second = NegativeBinomial(shape: two.shape, successProbability: success)
          return (1...400).reduce(0.0) { $0 + first.density($1) * second.cumulative($1 - 1) }
        },
        Mistake(
          "the share of the events",
          hint:
            "That is the expected share λ1 / (λ1 + λ2), not the probability that it is above 1/2."
        ) { $0.first.shape / ($0.first.shape + $0.second.shape) },
        Mistake(
          "two densities multiplied",
          hint:
            "The product of both densities at one rate is 'both equal'; 'λ2 is smaller' needs the "
            + "cumulative distribution."
        ) { question in
          let (a, b, r) = (question.first.shape, question.second.shape, question.rate)
          // The gamma integral of the product
          let total = a + b
          let constants = total * log(r) - logGamma(a) - logGamma(b)
          let integral = logGamma(total - 1) - (total - 1) * log(2 * r)
          return exp(constants + integral)
        },
        Mistake(
          "a p-value",
          hint:
            "That is the probability of such counts if the rates were equal; the question asks for "
            + "the probability of rates, given the counts."
        ) {
          Binomial(trials: $0.events1 + $0.events2, probability: 0.5).upperTail($0.events1 - 1)
        },
        Mistake(
          "one minus a p-value",
          hint:
            "A p-value is no probability of rates, and 1 minus a p-value is none either: both suppose "
            + "equal rates."
        ) {
          Binomial(trials: $0.events1 + $0.events2, probability: 0.5).cumulative($0.events1 - 1)
        },
        Mistake(
          "a p-value without the count seen",
          hint:
            "That is the probability of more counts than seen if the rates were equal; the question asks "
            + "for the probability of rates, given the counts."
        ) {
          Binomial(trials: $0.events1 + $0.events2, probability: 0.5).upperTail($0.events1)
        },
        Mistake(
          "one minus a p-value without the count seen",
          hint:
            "That is the probability of at most so many counts if the rates were equal; the question "
            + "asks for the probability of rates, given the counts."
        ) {
          Binomial(trials: $0.events1 + $0.events2, probability: 0.5).cumulative($0.events1)
        },
        Mistake(
          "the integral cut off at 5",
          hint:
            "The square of the landscapes ends at 5; the exponential prior does not, so integrate to infinity."
        ) { question in
          let (first, second) = (question.first, question.second)
          return integrate({ first.density($0) * second.cumulative($0) }, from: 0, to: 5).value
        },
      ])
  }
}

extension FasterQuestion {
  /// N + 1/b
  fileprivate var rate: Double { Double(intervals) + 1 / mean }

  /// The posterior of λ1.
  fileprivate var first: Gamma { Gamma(shape: Double(events1) + 1, rate: rate) }

  /// The posterior of λ2.
  fileprivate var second: Gamma { Gamma(shape: Double(events2) + 1, rate: rate) }
}
