import BayesNumerics
import Foundation
import Marking

extension ExerciseKey<PowerQuestion> {
  static var posteriorOfPower: Self {
    Self(
      solution: {
        try chapter4.posteriorOfPower(logTemperatures: $0.x, values: $0.y, noise: $0.noise)
      },
      mistakes: [
        Mistake(
          "through the origin",
          hint:
            "You fit a line through the origin; log σ is unknown too, so take deviations from the means."
        ) { $0.throughOrigin },
        Mistake(
          "variance for standard deviation", hint: "Your second number is the variance of k.",
          result: { answer, _ in [answer[0], answer[1] * answer[1]] }),
        Mistake(
          "the noise of a mean",
          hint:
            "noise / √N is the error of a mean; the error of a slope also depends on how far the "
            + "temperatures are apart.",
          result: { answer, question in
            [answer[0], question.noise / Double(question.x.count).squareRoot()]
          }),
        Mistake(
          "the width at a known log σ",
          hint:
            "Your sd is that of k for a known log σ; log σ is inferred with it, which widens k: take deviations "
            + "from the mean of log T.",
          result: { answer, question in [answer[0], question.throughOrigin[1]] }),
        Mistake(
          "T against L",
          hint: "You regress log T on y; the noise is in y, so y stands on the left.",
          result: { answer, question in [question.sums.yy / question.sums.xy, answer[1]] }),
        Mistake(
          "sd first", hint: "The order is [mean, sd].",
          result: { answer, _ in answer.reversed() }),
        Mistake(
          "the scatter for the noise",
          hint: "The noise is known; it need not be estimated from the residuals.",
          result: { answer, question in
            [answer[0], answer[1] / question.noise * question.scatter]
          }),
        Mistake(
          "log σ for k",
          hint: "That is the posterior of the intercept, log σ; asked for is the slope, k.",
          result: { answer, question in
            let count = Double(question.x.count)
            let meanX = question.x.reduce(0, +) / count
            let meanY = question.y.reduce(0, +) / count
            let width = question.noise * (1 / count + meanX * meanX / question.sums.xx).squareRoot()
            return [meanY - answer[0] * meanX, width]
          }),
        Mistake(
          "the slope of log T over y",
          hint: "You divide by the sum of squares of y; the known x, log T, belongs there.",
          result: { _, question in
            [question.sums.xy / question.sums.yy, question.noise / question.sums.yy.squareRoot()]
          }),
        Mistake(
          "the root forgotten",
          hint: "The sd of a slope is noise / √Σ(x - x̄)²; you left out the root.",
          result: { answer, question in [answer[0], question.noise / question.sums.xx] }),
        Mistake(
          "a mean for the sum",
          hint: "You divide by the mean of (x - x̄)², not by the sum: more stars must narrow k.",
          result: { answer, question in
            [answer[0], answer[1] * Double(question.x.count).squareRoot()]
          }),
        Mistake(
          "a ratio of means",
          hint: "y / log T would be k if log σ were 0; deviations from the means do not need it.",
          result: { _, question in
            let count = Double(question.x.count)
            let meanX = question.x.reduce(0, +) / count
            return [
              question.y.reduce(0, +) / count / meanX,
              question.noise / (count.squareRoot() * abs(meanX)),
            ]
          }),
      ])
  }
}

extension PowerQuestion {
  /// A line through the origin.
  fileprivate var throughOrigin: [Double] {
    let xx = x.reduce(0) { $0 + $1 * $1 }
    let xy = zip(x, y).reduce(0) { $0 + $1.0 * $1.1 }
    return [xy / xx, noise / xx.squareRoot()]
  }

  /// Of deviations from the means.
  fileprivate var sums: (xx: Double, xy: Double, yy: Double) {
    let count = Double(x.count)
    let (meanX, meanY) = (x.reduce(0, +) / count, y.reduce(0, +) / count)
    return zip(x, y).reduce((0, 0, 0)) { sums, point in
      let (dx, dy) = (point.0 - meanX, point.1 - meanY)
      return (sums.0 + dx * dx, sums.1 + dx * dy, sums.2 + dy * dy)
    }
  }

  /// The noise estimated from the residuals.
  fileprivate var scatter: Double {
    let sums = sums
    return ((sums.yy - sums.xy * sums.xy / sums.xx) / Double(x.count - 2)).squareRoot()
  }
}
