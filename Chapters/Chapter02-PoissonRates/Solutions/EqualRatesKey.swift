import BayesNumerics
import Foundation
import Marking

extension ExerciseKey<EqualRatesQuestion> {
  static var equalRates: Self {
    Self(
      solution: {
        try logFactorOfEqualRates(
          events1: $0.events1, events2: $0.events2, intervals: $0.intervals, shape: $0.shape,
          rate: $0.rate)
      },
      mistakes: [
        Mistake(
          "upside down",
          hint: "Your factor favours separate rates; the question asks for its inverse.",
          result: { numbers, _ in [-numbers[0]] }),
        Mistake(
          "N for 2 N",
          hint: "The common rate was watched by both sensors: 2 N intervals, not N."
        ) { $0.logFactor(togetherIntervals: $0.intervals) },
        Mistake(
          "the prior's constant forgotten",
          hint:
            "r^a / Γ(a) does not cancel: it stands once in one evidence and twice in the other."
        ) { $0.logFactor(normalised: false) },
        Mistake(
          "log forgotten", hint: "That is the factor itself; return its natural logarithm.",
          result: { numbers, _ in [exp(numbers[0])] }),
        Mistake(
          "the wrong logarithm",
          hint: "That is the logarithm to base 10; the natural one was asked.",
          result: { numbers, _ in [numbers[0] / log(10)] }),
        Mistake(
          "scale for rate",
          hint: "The second argument of the prior is the rate parameter r; you take it for 1 / r.",
          asIf: {
            EqualRatesQuestion(
              events1: $0.events1, events2: $0.events2, intervals: $0.intervals,
              shape: $0.shape, rate: 1 / $0.rate)
          }),
        Mistake(
          "one sensor for two",
          hint: "Separate rates have the evidences of both sensors, multiplied; one is missing."
        ) { $0.together() - $0.logEvidence($0.events1, $0.intervals) },
        Mistake(
          "a sign in the denominator",
          hint:
            "Both separate evidences stand in the denominator: subtract both of their logarithms."
        ) {
          $0.together() - $0.logEvidence($0.events1, $0.intervals)
            + $0.logEvidence($0.events2, $0.intervals)
        },
        Mistake(
          "the shape forgotten in the exponent",
          hint: "The gamma integral divides by (r + N)^(a + s); your exponent is s alone."
        ) { question in
          question.together { (total, rate) in -(total - question.shape) * log(rate) }
            - [question.events1, question.events2].reduce(0) { sum, events in
              sum
                + question.logEvidence(events, question.intervals) { (total, rate) in
                  -(total - question.shape) * log(rate)
                }
            }
        },
        Mistake(
          "one event too many",
          hint: "Prior times likelihood has the power a + s - 1 of λ, whose integral has Γ(a + s)."
        ) { question in
          let more = { (events: Int, intervals: Int) in
            let total = question.shape + Double(events) + 1
            return question.shape * log(question.rate) - logGamma(question.shape) + logGamma(total)
              - total * log(question.rate + Double(intervals))
          }
          return more(question.events1 + question.events2, 2 * question.intervals)
            - more(question.events1, question.intervals)
            - more(question.events2, question.intervals)
        },
        Mistake(
          "the best rates compared",
          hint:
            "You compare the largest likelihoods, which always favour two rates; an evidence is an "
            + "average over the prior."
        ) { question in
          func best(_ events: Int, _ intervals: Int) -> Double {
            guard events > 0 else { return 0 }
            return Double(events) * (log(Double(events) / Double(intervals)) - 1)
          }
          return best(question.events1 + question.events2, 2 * question.intervals)
            - best(question.events1, question.intervals)
            - best(question.events2, question.intervals)
        },
        Mistake(
          "the probability of the sums",
          hint:
            "You take the negative binomial probability of each sum, with its factor N^s / s!. The counts "
            + "of the intervals are the data; what belongs to them is the same in both models and "
            + "cancels, but N^s / s! does not."
        ) { question in
          func evidence(_ events: Int, _ intervals: Int) -> Double {
            question.logEvidence(events, intervals) + Double(events) * log(Double(intervals))
              - logGamma(Double(events) + 1)
          }
          let (n, first, second) = (question.intervals, question.events1, question.events2)
          return evidence(first + second, 2 * n) - evidence(first, n) - evidence(second, n)
        },
        Mistake(
          "overflow on the way",
          hint: "gamma(172) overflows; add logarithms by logGamma instead of multiplying."
        ) { question in
          func evidence(_ events: Int, _ intervals: Int) -> Double {
            let (a, r, total) = (question.shape, question.rate, question.shape + Double(events))
            return pow(r, a) / tgamma(a) * tgamma(total) / pow(r + Double(intervals), total)
          }
          let (n, first, second) = (question.intervals, question.events1, question.events2)
          return log(evidence(first + second, 2 * n) / (evidence(first, n) * evidence(second, n)))
        },
      ])
  }
}

extension EqualRatesQuestion {
  /// log of r^a / Γ(a) Γ(a + s) / (r + N)^(a + s), or with another last factor.
  fileprivate func logEvidence(
    _ events: Int, _ intervals: Int,
    last: (_ total: Double, _ rate: Double) -> Double = { -$0 * log($1) }
  ) -> Double {
    let total = shape + Double(events)
    return shape * log(rate) - logGamma(shape) + logGamma(total)
      + last(total, rate + Double(intervals))
  }

  /// The logarithm of the evidence of one common rate.
  fileprivate func together(
    last: (_ total: Double, _ rate: Double) -> Double = { -$0 * log($1) }
  ) -> Double {
    logEvidence(events1 + events2, 2 * intervals, last: last)
  }

  /// The logarithm of the factor with other intervals of the common rate, or without the prior's constant.
  fileprivate func logFactor(togetherIntervals: Int? = nil, normalised: Bool = true) -> Double {
    let constant = normalised ? 0 : shape * log(rate) - logGamma(shape)
    return logEvidence(events1 + events2, togetherIntervals ?? 2 * intervals)
      - logEvidence(events1, intervals) - logEvidence(events2, intervals) + constant
  }
}
