import BayesNumerics
import Foundation
import Marking

extension ExerciseKey<EqualPeaksQuestion> {
  static var equalPeaks: Self {
    @Sendable func right(_ q: EqualPeaksQuestion) throws -> Double {
      try chapter7.datumOfEqualPeaks(
        priorMean: q.priorMean, priorVariance: q.priorVariance, noise: q.noise)
    }
    func other(
      _ name: String, hint: String,
      _ change: @escaping @Sendable (inout EqualPeaksQuestion) -> Void
    ) -> Mistake<EqualPeaksQuestion> {
      Mistake(
        name, hint: hint,
        asIf: {
          var question = $0
          change(&question)
          return question
        })
    }
    return Self(
      solution: { try right($0) },
      mistakes: [
        Mistake(
          "equal likelihoods",
          hint: "At y = -2 both sides predict the datum exactly; the prior still prefers one."
        ) { _ in -2 },
        other("a prior around 0", hint: "The prior has its mean at m.") { $0.priorMean = 0 },
        other("σ² for σ", hint: "noise is the variance already.") { $0.noise *= $0.noise },
        other("τ² for τ", hint: "priorVariance is the variance already.") {
          $0.priorVariance *= $0.priorVariance
        },
        other("the misfit without its half", hint: "The exponent is -(y - f)²/(2σ²).") {
          $0.noise /= 2
        },
        other("the prior without its half", hint: "The exponent is -(θ - m)²/(2τ²).") {
          $0.priorVariance /= 2
        },
        Mistake(
          "peaks that stay at -2 and 1",
          hint:
            "Those are the peaks of the likelihood at y = -2: other data and the prior move them."
        ) { q in
          let left = (2 + q.priorMean) * (2 + q.priorMean)
          let right = (1 - q.priorMean) * (1 - q.priorMean)
          return -2 - (q.noise * (left - right) / q.priorVariance).squareRoot()
        },
        Mistake(
          "the valley at 1 for the right peak",
          hint: "The prior moves both peaks: search for the best place on either side."
        ) { q in
          func rise(_ y: Double) -> Double {
            let left = bisection(of: { $0 * $0 * $0 - 3 * $0 - y }, over: -5 ... -1) ?? -2
            let (a, b) = (1 - q.priorMean, left - q.priorMean)
            return -(y + 2) * (y + 2) / (2 * q.noise) - (a * a - b * b) / (2 * q.priorVariance)
          }
          return bisection(of: rise, over: -12 ... -2.0) ?? .nan
        },
        Mistake(
          "equal masses", hint: "Equal heights are asked for: the wide peak has more mass then."
        ) { q in
          func mass(_ y: Double, _ side: ClosedRange<Double>) -> Double {
            integrate(
              { theta in
                let misfit = y - (theta * theta * theta - 3 * theta)
                let away = theta - q.priorMean
                return exp(
                  -misfit * misfit / (2 * q.noise) - away * away / (2 * q.priorVariance))
              }, from: side.lowerBound, to: side.upperBound
            ).value
          }
          // Compared as a student would find it, to six digits
          return bisection(of: { log(mass($0, -1...4) / mass($0, -6 ... -1)) }, over: -12 ... -2)
            ?? .nan
        },
        Mistake(
          "another cubic", hint: "f(θ) = θ³ - 3θ falls between -1 and 1: look at the signs."
        ) { q in
          func rise(_ y: Double) -> Double {
            func height(_ side: ClosedRange<Double>) -> Double {
              func logPosterior(_ theta: Double) -> Double {
                let misfit = y - (theta * theta * theta + 3 * theta)
                let away = theta - q.priorMean
                return -misfit * misfit / (2 * q.noise) - away * away / (2 * q.priorVariance)
              }
              return logPosterior(
                goldenSectionMaximum(of: logPosterior, over: side, width: 1e-9))
            }
            return height(-1...3) - height(-4 ... -1)
          }
          return bisection(of: rise, over: -12 ... -2) ?? -4
        },
        Mistake("the sign of the datum", hint: "The datum lies at or below -2.") { numbers, _ in
          [-numbers[0]]
        },
        Mistake("too few digits", hint: "Six digits are asked for: do not round.") { numbers, _ in
          [(numbers[0] * 100).rounded() / 100]
        },
      ])
  }
}
