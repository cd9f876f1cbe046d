import BayesNumerics
import Foundation
import Marking

extension ExerciseKey<AverageQuestion> {
  static var averagedPrediction: Self {
    Self(
      solution: {
        try averaged(
          logEvidences: $0.logEvidences, prior: $0.prior, means: $0.means,
          deviations: $0.deviations)
      },
      mistakes: [
        // Of the weights
        Mistake(
          "evidences as they are (E3)",
          hint:
            "Weights must add up to 1. An evidence is a density of data, of any size: divide by the sum over all sizes."
        ) { q in mixed(zip(q.logEvidences, q.prior).map { exp($0) * $1 }, q) },
        Mistake(
          "exponentials that leave the range of numbers",
          hint:
            "exp(-1500) is 0, and 0/0 is no number. Only differences of log evidences matter: take the largest off first."
        ) { q in mixed(normalised(zip(q.logEvidences, q.prior).map { exp($0) * $1 }), q) },
        Mistake(
          "the prior forgotten",
          hint:
            "p(M | D) is proportional to the evidence times P(M); you have used the evidence alone.",
          asIf: { q in
            var changed = q
            changed.prior = q.prior.map { _ in 1 }
            return changed
          }),
        Mistake(
          "the prior added to a logarithm",
          hint: "To a log evidence belongs the logarithm of the prior probability.",
          asIf: { q in
            var changed = q
            changed.prior = q.prior.map { exp($0) }
            return changed
          }),
        Mistake(
          "log evidences as weights",
          hint:
            "A net whose log evidence is 3 higher is 20 times as probable, not a little more: take exponentials."
        ) { q in mixed(normalised(zip(q.logEvidences, q.prior).map { $0 * $1 }), q) },
        Mistake(
          "the largest weight set to 1",
          hint: "You have taken off the largest logarithm, which is good; now divide by the sum."
        ) { q in
          let logs = zip(q.logEvidences, q.prior).map { $0 + log($1) }
          return mixed(logs.map { exp($0 - (logs.max() ?? 0)) }, q)
        },
        // Of the average
        Mistake(
          "the best size alone",
          hint: "You predict with the most probable net; the others have a say as well.",
          result: { right, q in
            let best = q.means.indices.max { right[$0] < right[$1] } ?? 0
            return right.dropLast(2) + [q.means[best], q.deviations[best]]
          }),
        Mistake(
          "an average without weights", hint: "Probable sizes count for more, in the mean as well.",
          result: { right, q in
            let mean = q.means.reduce(0, +) / Double(q.means.count)
            return right.dropLast(2) + [mean, deviation(Array(right.dropLast(2)), q, around: mean)]
          }),
        // Of the standard deviation
        Mistake(
          "the spread within the sizes alone",
          hint:
            "Where nets of different sizes predict different means, not knowing the size is uncertainty, too.",
          result: { right, q in
            changingLast(
              right, zip(right, q.deviations).reduce(0) { $0 + $1.0 * $1.1 * $1.1 }.squareRoot())
          }),
        Mistake(
          "the spread between the sizes alone",
          hint: "Each size is uncertain of its own prediction: add the variance within.",
          result: { right, q in
            let mean = right[right.count - 2]
            return changingLast(
              right,
              zip(right, q.means).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) }
                .squareRoot())
          }),
        Mistake(
          "the mean of standard deviations",
          hint: "Variances can be averaged, standard deviations cannot; and the means differ, too.",
          result: { right, q in
            changingLast(right, zip(right, q.deviations).reduce(0) { $0 + $1.0 * $1.1 })
          }),
        Mistake(
          "the variance", hint: "Asked for is a standard deviation: take the square root.",
          result: { right, _ in changingLast(right, right[right.count - 1] * right[right.count - 1])
          }),
        Mistake(
          "weights squared",
          hint:
            "f is not the weighted sum of several quantities: it comes from one net, and we do not know from which.",
          result: { right, q in
            changingLast(
              right,
              zip(right, q.deviations).reduce(0) { $0 + $1.0 * $1.0 * $1.1 * $1.1 }.squareRoot())
          }),
      ])
  }

  private static func normalised(_ weights: [Double]) -> [Double] {
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }

  private static func changingLast(_ right: [Double], _ last: Double) -> [Double] {
    right.dropLast() + [last]
  }

  /// What these weights make of the predictions.
  private static func mixed(_ weights: [Double], _ question: AverageQuestion) -> [Double] {
    let mean = zip(weights, question.means).reduce(0) { $0 + $1.0 * $1.1 }
    return weights + [mean, deviation(weights, question, around: mean)]
  }

  private static func deviation(
    _ weights: [Double], _ question: AverageQuestion, around mean: Double
  ) -> Double {
    weights.indices.reduce(0.0) { sum, m in
      let away = question.means[m] - mean
      return sum + weights[m] * (question.deviations[m] * question.deviations[m] + away * away)
    }.squareRoot()
  }
}
