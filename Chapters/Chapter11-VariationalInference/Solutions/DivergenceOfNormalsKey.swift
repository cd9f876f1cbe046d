import Foundation
import Marking

extension ExerciseKey<NormalsQuestion> {
  static var divergence: Self {
    Self(
      solution: {
        try chapter11.divergence(
          meanP: $0.meanP, deviationP: $0.deviationP, meanQ: $0.meanQ, deviationQ: $0.deviationQ)
      },
      mistakes: [
        Mistake(
          "the other direction", hint: "The average is over the first of the two, p.",
          asIf: {
            NormalsQuestion(
              meanP: $0.meanQ, deviationP: $0.deviationQ, meanQ: $0.meanP,
              deviationQ: $0.deviationP)
          }),
        Mistake(
          "the spread of p itself left out",
          hint: "log p has an average, too: E_p of (x - μ_p)²/(2 σ_p²) is 1/2."
        ) { numbers, _ in [numbers[0] + 0.5] },
        Mistake("the logarithm's sign", hint: "-log q has + log σ_q in it.") { numbers, q in
          [numbers[0] - 2 * log(q.deviationQ / q.deviationP)]
        },
        Mistake(
          "the logarithm of variances", hint: "log σ² is 2 log σ: half of it is wanted."
        ) { numbers, q in [numbers[0] + log(q.deviationQ / q.deviationP)] },
        Mistake(
          "no logarithm", hint: "The normalising constants of p and q differ by the ratio of the σ."
        ) { numbers, q in [numbers[0] - log(q.deviationQ / q.deviationP)] },
        Mistake("no shift", hint: "E_p (x - μ_q)² grows with the distance of the means.") {
          numbers, q in [numbers[0] - q.shift * q.shift / (2 * q.deviationQ * q.deviationQ)]
        },
        Mistake(
          "the shift over the spread of p",
          hint: "The square comes from log q: it is divided by q's variance."
        ) { numbers, q in
          let square = q.shift * q.shift / 2
          return [
            numbers[0] + square / (q.deviationP * q.deviationP)
              - square / (q.deviationQ * q.deviationQ)
          ]
        },
        Mistake(
          "standard deviations for variances", hint: "Spreads add as squares.",
          result: { numbers, q in
            let right =
              (q.deviationP * q.deviationP + q.shift * q.shift)
              / (2 * q.deviationQ * q.deviationQ)
            return [
              numbers[0] - right + (q.deviationP + q.shift * q.shift) / (2 * q.deviationQ)
            ]
          }),
        Mistake("the one half of the exponent", hint: "exp(-(x - μ)²/(2σ²)) has a 2.") {
          numbers, q in
          [
            numbers[0]
              + (q.deviationP * q.deviationP + q.shift * q.shift)
              / (2 * q.deviationQ * q.deviationQ)
          ]
        },
        Mistake("bits for nats", hint: "Natural logarithms, please.") { numbers, _ in
          [numbers[0] / log(2)]
        },
        Mistake("a shift that is not squared", hint: "E_p (x - μ_q)² has the square of the shift.")
        {
          numbers, q in
          [
            numbers[0] + (abs(q.shift) - q.shift * q.shift) / (2 * q.deviationQ * q.deviationQ)
          ]
        },
      ])
  }
}

extension NormalsQuestion {
  fileprivate var shift: Double { meanP - meanQ }
}
