import BayesNumerics
import Foundation
import Marking

extension ExerciseKey<ExchangeQuestion> {
  static var exchange: Self {
    /// A mistake in the log ratio.
    func ratio(
      _ name: String, hint: String, _ logRatio: @escaping @Sendable (ExchangeQuestion) -> Double
    ) -> Mistake<ExchangeQuestion> {
      Mistake(name, hint: hint) { min(1, exp(logRatio($0))) }
    }
    return Self(
      solution: {
        try acceptanceOfExchange(
          power: $0.power, otherPower: $0.otherPower, logLikelihood: $0.logLikelihood,
          otherLogLikelihood: $0.otherLogLikelihood, logPrior: $0.logPrior,
          otherLogPrior: $0.otherLogPrior)
      },
      mistakes: [
        ratio(
          "the sign of the exchange",
          hint:
            "After over before: think of a cold rung at a bad place and a hot one at a good place. They should exchange."
        ) { -$0.right },
        Mistake(
          "a ratio above 1", hint: "A probability is at most 1: the rule of Metropolis has a min."
        ) { exp($0.right) },
        Mistake(
          "the log of the ratio", hint: "The probability is asked for: take exp, then min(1, ·)."
        ) {
          min(0, $0.right)
        },
        ratio(
          "likelihoods for their logs",
          hint:
            "The densities are powers of likelihoods: their logs are b times the log likelihood."
        ) { ($0.power - $0.otherPower) * (exp($0.otherLogLikelihood) - exp($0.logLikelihood)) },
        ratio(
          "one rung alone",
          hint: "Both rungs get a new place: the ratio has the factors of both."
        ) { $0.power * $0.rise },
        ratio(
          "the other rung alone",
          hint: "Both rungs get a new place: the ratio has the factors of both."
        ) { -$0.otherPower * $0.rise },
        ratio(
          "one rung alone, with its prior",
          hint:
            "Both rungs get a new place: the ratio has the factors of both, and then the priors cancel."
        ) { $0.power * $0.rise + $0.priorRise },
        ratio(
          "priors that are tempered too",
          hint: "The power stands at the likelihood alone; each prior occurs before and after."
        ) { ($0.power - $0.otherPower) * ($0.rise + $0.priorRise) },
        ratio(
          "a prior that stays",
          hint: "Both priors occur before the exchange and after it: they cancel."
        ) { $0.right + $0.priorRise },
        ratio(
          "temperatures for powers",
          hint: "b is a power, 1 over the temperature; it stands as it is."
        ) { (1 / $0.power - 1 / $0.otherPower) * $0.rise },
        ratio("no powers", hint: "Each rung has a power of its own: multiply by them.") { $0.rise },
        ratio(
          "the sum of the powers",
          hint: "One rung gains what the other loses: the powers enter with opposite signs."
        ) { ($0.power + $0.otherPower) * $0.rise },
        ratio(
          "the size of the difference of powers",
          hint: "Either power may be the larger; the sign belongs to the formula."
        ) { abs($0.power - $0.otherPower) * $0.rise },
        Mistake(
          "another rule of acceptance",
          hint:
            "r/(1 + r) leaves the targets invariant, too, but accepts less; the rule of Metropolis is asked for."
        ) { 1 / (1 + exp(-$0.right)) },
        ratio("half the ratio", hint: "Nothing is halved here: the square root is not wanted.") {
          $0.right / 2
        },
      ])
  }
}

extension ExchangeQuestion {
  /// By how much the log likelihood of the first rung rises.
  fileprivate var rise: Double { otherLogLikelihood - logLikelihood }
  fileprivate var priorRise: Double { otherLogPrior - logPrior }
  fileprivate var right: Double { (power - otherPower) * rise }
}
