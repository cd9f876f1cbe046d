import BayesNumerics
import Foundation
import Marking

extension ExerciseKey<RatioQuestion> {
  static var acceptance: Self {
    Self(
      solution: {
        try chapter5.acceptance(
          logLikelihoodRatio: $0.logLikelihoodRatio, candidate: $0.candidate, current: $0.current,
          priorMean: $0.priorMean, priorVariance: $0.priorVariance)
      },
      mistakes: [
        Mistake(
          "as printed",
          hint: "Without data you accept everything, and γ drifts away from its prior."
        ) { min(1, exp($0.logLikelihoodRatio)) },
        Mistake(
          "the prior upside down",
          hint:
            "A candidate with higher prior density must be more likely to be accepted: p(candidate) goes in the "
            + "numerator.",
          asIf: { question in
            var swapped = question
            (swapped.candidate, swapped.current) = (question.current, question.candidate)
            return swapped
          }),
        Mistake(
          "the prior alone", hint: "The data count as well: both ratios are multiplied.",
          asIf: { question in
            var without = question
            without.logLikelihoodRatio = 0
            return without
          }),
        Mistake("not capped at 1", hint: "A probability is at most 1.") {
          exp($0.logLikelihoodRatio + $0.logPrior($0.candidate) - $0.logPrior($0.current))
        },
        Mistake(
          "variance taken for standard deviation",
          hint: "priorVariance is a variance: divide (γ - mean)² by it, not by its square.",
          asIf: { question in
            var wide = question
            wide.priorVariance *= question.priorVariance
            return wide
          }),
        Mistake(
          "exponentials before their sum",
          hint:
            "exp(800) is infinite and exp(-800) is zero: add the logarithms first, then take one "
            + "exponential."
        ) {
          // Swift's min(1, NaN) is 1
          min(
            1,
            exp($0.logLikelihoodRatio) * exp($0.logPrior($0.candidate))
              / exp($0.logPrior($0.current)))
        },
        Mistake(
          "the one half forgotten",
          hint: "The exponent of a normal density is (γ - mean)² over twice the variance.",
          asIf: { question in
            var narrow = question
            narrow.priorVariance /= 2
            return narrow
          }),
        Mistake(
          "the prior centred at 0", hint: "Measure γ from priorMean.",
          asIf: { question in
            var centred = question
            centred.priorMean = 0
            return centred
          }),
        Mistake(
          "the candidate's prior alone",
          hint:
            "The ratio compares two places: divide by the prior density of the current value too."
        ) { min(1, exp($0.logLikelihoodRatio + $0.logPrior($0.candidate))) },
        Mistake(
          "the logarithm of the probability", hint: "Take the exponential before you return it."
        ) {
          min(
            0, $0.logLikelihoodRatio + $0.logPrior($0.candidate) - $0.logPrior($0.current))
        },
        Mistake(
          "a logarithm times a ratio",
          hint:
            "logLikelihoodRatio is a logarithm: add logarithms, or take its exponential first, but do not "
            + "multiply it by a ratio."
        ) {
          min(1, $0.logLikelihoodRatio * exp($0.logPrior($0.candidate) - $0.logPrior($0.current)))
        },
      ])
  }
}

extension RatioQuestion {
  fileprivate func logPrior(_ value: Double) -> Double {
    Normal(mean: priorMean, standardDeviation: priorVariance.squareRoot()).logDensity(value)
  }
}
