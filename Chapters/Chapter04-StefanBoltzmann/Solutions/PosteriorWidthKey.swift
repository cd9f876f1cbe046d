import BayesNumerics
import Foundation
import Marking

extension ExerciseKey<WidthQuestion> {
  static var posteriorWidth: Self {
    Self(
      solution: {
        try chapter4.posteriorWidth(
          spread: $0.spread, noises: $0.noises, meanUncertainty: $0.meanUncertainty,
          priorWidth: $0.priorWidth)
      },
      mistakes: [
        Mistake(
          "prior uncertainty averaged away",
          hint:
            "You let m² shrink with the number of stars; all stars share one mean, and averaging does not help it.",
          asIf: {
            $0.changed {
              ($0.spread, $0.meanUncertainty) = (hypot($0.spread, $0.meanUncertainty), 0)
            }
          }),
        Mistake(
          "variance for standard deviation", hint: "That is the variance; take its square root.",
          result: { answer, _ in [answer[0] * answer[0]] }),
        Mistake(
          "noise alone",
          hint: "You forgot that stars differ: s stands beside t, and usually it is the larger.",
          asIf: { $0.changed { if $0.noises[0] > 0 { $0.spread = 0 } } }),
        Mistake(
          "the prior of the mean forgotten",
          hint:
            "Your answer goes to 0 with many stars; only the sum log σ + mean is measured that well.",
          asIf: { $0.changed { $0.meanUncertainty = 0 } }),
        Mistake(
          "not averaged", hint: "That is the width from one star; several are averaged.",
          asIf: { $0.changed { $0.noises = [rootMeanSquare($0.noises)] } }),
        Mistake("standard deviations added", hint: "Independent errors add as squares.") {
          question in
          let ofTheStars = 1 / question.information.squareRoot() + question.meanUncertainty
          return 1 / (1 / (ofTheStars * ofTheStars) + question.priorInformation).squareRoot()
        },
        Mistake(
          "all stars weigh the same",
          hint:
            "The plain mean over stars is not the best one: weigh each by the inverse of its variance."
        ) { question in
          let count = Double(question.noises.count)
          let ofTheStars = question.noises.reduce(0) {
            $0 + (question.spread * question.spread + $1 * $1) / (count * count)
          }
          let m2 = question.meanUncertainty * question.meanUncertainty
          return 1 / (1 / (ofTheStars + m2) + question.priorInformation).squareRoot()
        },
        Mistake(
          "the prior of log σ forgotten",
          hint: "That is the posterior for a flat prior of log σ; here the prior has a width, p.",
          asIf: { $0.changed { $0.priorWidth = .infinity } }),
        Mistake(
          "the prior as another error",
          hint:
            "You add the prior's variance: a prior is information. Add the inverses of the variances, not them."
        ) { question in
          (1 / question.information + question.meanUncertainty * question.meanUncertainty
            + question.priorWidth * question.priorWidth).squareRoot()
        },
        Mistake(
          "the noise forgotten", hint: "Each star is measured with noise: its variance is s² + t².",
          asIf: { $0.changed { $0.noises = $0.noises.map { _ in 0 } } }),
        Mistake(
          "the spread not averaged",
          hint:
            "You average the noise and keep s² as it is; the stars differ independently, so that averages shrink s "
            + "as well.",
          asIf: {
            $0.changed {
              ($0.meanUncertainty, $0.spread) = (hypot($0.meanUncertainty, $0.spread), 0)
            }
          }),
      ])
  }
}

extension WidthQuestion {
  fileprivate func changed(_ change: (inout WidthQuestion) -> Void) -> WidthQuestion {
    var question = self
    change(&question)
    return question
  }

  /// Of the stars about log σ + μ.
  fileprivate var information: Double {
    noises.reduce(0) { $0 + 1 / (spread * spread + $1 * $1) }
  }

  fileprivate var priorInformation: Double { 1 / (priorWidth * priorWidth) }
}

private func rootMeanSquare(_ values: [Double]) -> Double {
  (values.reduce(0) { $0 + $1 * $1 } / Double(values.count)).squareRoot()
}
