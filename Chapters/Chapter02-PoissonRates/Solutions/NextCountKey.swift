import BayesNumerics
import Foundation
import Marking

extension ExerciseKey<PredictiveQuestion> {
  static var nextCount: Self {
    Self(
      solution: {
        try predictive(
          count: $0.count, events: $0.events, intervals: $0.intervals, mean: $0.mean)
      },
      mistakes: [
        Mistake(
          "the rate taken as known",
          hint:
            "That is the Poisson distribution at the posterior mean. It forgets that the rate is uncertain, so "
            + "large counts come out too rare."
        ) { $0.poisson(rate: Double($0.events + 1) / $0.rate) },
        Mistake(
          "the observed rate taken as known",
          hint: "That is the Poisson distribution at s / N, without prior and without uncertainty."
        ) { $0.poisson(rate: Double($0.events) / Double($0.intervals)) },
        Mistake(
          "the most probable rate taken as known",
          hint:
            "That is the Poisson distribution at the mode of the rate. It forgets that the rate is "
            + "uncertain."
        ) { $0.poisson(rate: Double($0.events) / $0.rate) },
        Mistake(
          "success for failure",
          hint:
            "Success and failure are interchanged: the success probability is close to 1 after many "
            + "intervals."
        ) {
          NegativeBinomial(
            shape: Double($0.events) + 1, successProbability: 1 / ($0.rate + 1)
          ).density($0.count)
        },
        Mistake(
          "s for s + 1",
          hint: "The shape of the posterior is s + 1, of which one is the prior's.",
          asIf: { $0.with { $0.events -= 1 } }),
        Mistake(
          "the prior forgotten",
          hint: "The prior adds to the intervals watched; you have the intervals alone."
        ) {
          let n = Double($0.intervals)
          return NegativeBinomial(
            shape: Double($0.events) + 1, successProbability: n / (n + 1)
          ).density($0.count)
        },
        Mistake(
          "the mean for the rate of the exponential",
          hint:
            "You add b to N. The exponential density is exp(-λ / b) / b: its exponent adds 1/b.",
          asIf: { $0.with { $0.mean = 1 / $0.mean } }),
        Mistake(
          "predicted from the prior",
          hint: "That is the prediction before any count; the events that were seen count too."
        ) { pow(1 / (1 + 1 / $0.mean), Double($0.count)) / (1 + $0.mean) },
        Mistake(
          "at most for exactly",
          hint:
            "That is the probability of at most so many events; the task asks for exactly so many."
        ) { $0.next.cumulative($0.count) },
        Mistake(
          "logarithm for probability", hint: "That is the logarithm of the probability.",
          result: { numbers, _ in [log(numbers[0])] }),
        Mistake(
          "all intervals for the next",
          hint: "That predicts the events of N more intervals; the task asks for one more."
        ) {
          NegativeBinomial(
            shape: Double($0.events) + 1,
            successProbability: $0.rate / ($0.rate + Double($0.intervals))
          ).density($0.count)
        },
        Mistake(
          "the integral cut off at 5",
          hint:
            "The square of the landscapes ends at 5; the exponential prior does not, so integrate to infinity."
        ) {
          let shape = Double($0.events + 1 + $0.count)
          let inside = logRegularizedLowerIncompleteGamma(5 * ($0.rate + 1), shape: shape)
          return $0.next.density($0.count) * exp(inside)
        },
      ])
  }
}

extension PredictiveQuestion {
  /// N + 1/b
  fileprivate var rate: Double { Double(intervals) + 1 / mean }

  /// The right distribution.
  fileprivate var next: NegativeBinomial {
    NegativeBinomial(shape: Double(events) + 1, successProbability: rate / (rate + 1))
  }

  /// The Poisson mass at this rate.
  fileprivate func poisson(rate: Double) -> Double { Poisson(mean: rate).density(count) }

  fileprivate func with(_ change: (inout PredictiveQuestion) -> Void) -> PredictiveQuestion {
    var changed = self
    change(&changed)
    return changed
  }
}
