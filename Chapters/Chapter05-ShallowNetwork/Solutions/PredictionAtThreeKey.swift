import Foundation
import Marking

extension ExerciseKey<DrawsQuestion> {
  static var predictionAtThree: Self {
    Self(
      solution: {
        try chapter5.predictionAtThree(
          weights: $0.weights, offsets: $0.offsets, slopes: $0.slopes,
          noiseVariances: $0.noiseVariances)
      },
      mistakes: [
        Mistake(
          "the band of the function",
          hint: "A new measurement also has noise, besides the uncertainty of f."
        ) { question in
          let (mean, spread) = moments(question.functions(at: 3))
          return [mean, spread.squareRoot()]
        },
        Mistake("noise alone", hint: "The draws disagree about f(3): add their variance.") {
          [moments($0.functions(at: 3)).mean, $0.meanNoise.squareRoot()]
        },
        Mistake(
          "the function of the mean parameters",
          hint:
            "Average functions, not parameters: unit 1 of one draw need not be unit 1 of the next.",
          result: { right, question in [question.functionOfMeans(at: 3), right[1]] }),
        Mistake(
          "one network of averaged parameters",
          hint:
            "You averaged all parameters and predict with that one network: it is none of the draws, and its "
            + "spread is the noise alone. Average what the draws predict."
        ) { [$0.functionOfMeans(at: 3), $0.meanNoise.squareRoot()] },
        Mistake(
          "standard deviations added", hint: "Variances add, standard deviations do not."
        ) { question in
          let (mean, spread) = moments(question.functions(at: 3))
          return [mean, spread.squareRoot() + question.meanNoise.squareRoot()]
        },
        Mistake(
          "divided by one draw less",
          hint:
            "The prediction is the mixture of just these draws: divide by their number, not by one less."
        ) { question in
          let (mean, spread) = moments(question.functions(at: 3))
          let count = Double(question.weights.count)
          return [mean, (count / (count - 1) * spread + question.meanNoise).squareRoot()]
        },
        Mistake("the function at x = 0", hint: "You left out slope times 3.") { question in
          let (mean, spread) = moments(question.functions(at: 0))
          return [mean, (spread + question.meanNoise).squareRoot()]
        },
        Mistake(
          "the variance", hint: "s is a standard deviation: take the square root.",
          result: { right, _ in [right[0], right[1] * right[1]] }),
        Mistake(
          "the standard error",
          hint: "You divided by the number of draws once more; s tells how a measurement scatters, "
            + "not how well its mean is known.",
          result: { right, question in
            [right[0], right[1] / Double(question.weights.count).squareRoot()]
          }),
        Mistake(
          "the mean standard deviation of the noise",
          hint: "Variances are averaged, not standard deviations."
        ) { question in
          let (mean, spread) = moments(question.functions(at: 3))
          let sigma = moments(question.noiseVariances.map { $0.squareRoot() }).mean
          return [mean, (spread + sigma * sigma).squareRoot()]
        },
        Mistake(
          "noise variances squared", hint: "noiseVariances are variances already.",
          asIf: { question in
            var squared = question
            squared.noiseVariances = question.noiseVariances.map { $0 * $0 }
            return squared
          }),
        Mistake("the function at x = 1", hint: "The slope is multiplied by x = 3.") { question in
          let (mean, spread) = moments(question.functions(at: 1))
          return [mean, (spread + question.meanNoise).squareRoot()]
        },
        Mistake(
          "the offset times 3", hint: "Only the slope is multiplied by x.",
          asIf: { question in
            var moved = question
            moved.offsets = question.offsets.map { $0.map { 3 * $0 } }
            return moved
          }),
        Mistake(
          "the step left out", hint: "Each unit is β ψ(offset + slope x); you left out ψ."
        ) { question in
          let values = question.weights.indices.map { draw in
            question.weights[draw].indices.reduce(0.0) {
              $0 + question.weights[draw][$1]
                * (question.offsets[draw][$1] + 3 * question.slopes[draw][$1])
            }
          }
          let (mean, spread) = moments(values)
          return [mean, (spread + question.meanNoise).squareRoot()]
        },
      ])
  }

  /// Mean, and mean square about it.
  private static func moments(_ values: [Double]) -> (mean: Double, spread: Double) {
    let mean = values.reduce(0, +) / Double(values.count)
    return (mean, values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count))
  }
}

extension DrawsQuestion {
  fileprivate var meanNoise: Double {
    noiseVariances.reduce(0, +) / Double(noiseVariances.count)
  }

  fileprivate func functions(at x: Double) -> [Double] {
    weights.indices.map { draw in
      weights[draw].indices.reduce(0) {
        $0 + weights[draw][$1] / (1 + exp(-offsets[draw][$1] - slopes[draw][$1] * x))
      }
    }
  }

  /// The function at the mean of all parameters.
  fileprivate func functionOfMeans(at x: Double) -> Double {
    func means(_ table: [[Double]]) -> [Double] {
      table[0].indices.map { unit in
        table.reduce(0) { $0 + $1[unit] } / Double(table.count)
      }
    }
    let mean = DrawsQuestion(
      weights: [means(weights)], offsets: [means(offsets)], slopes: [means(slopes)],
      noiseVariances: [])
    return mean.functions(at: x)[0]
  }
}
