import Foundation
import Marking

extension ExerciseKey<PathQuestion> {
  static var pathGradientByMe: Self {
    /// The path gradient with another slope of the log density, given p and θ.
    func other(
      _ name: String, hint: String,
      _ slope: @escaping @Sendable (PathQuestion, Double) -> Double
    ) -> Mistake<PathQuestion> {
      Mistake(name, hint: hint) { question in
        let s = exp(question.logScale)
        let count = Double(question.noise.count)
        let slopes = question.noise.map {
          slope(question, 1 / (1 + exp(-(question.mean + s * $0))))
        }
        return [
          slopes.reduce(0, +) / count,
          zip(question.noise, slopes).reduce(0) { $0 + s * $1.0 * $1.1 } / count + 1,
        ]
      }
    }
    return Self(
      solution: {
        try pathGradient(
          mean: $0.mean, logScale: $0.logScale, noise: $0.noise, heads: $0.heads, tails: $0.tails)
      },
      mistakes: [
        other(
          "the missing Jacobian",
          hint: "The density of θ has a factor p (1 - p): one head and one tail more."
        ) { Double($0.heads) - Double($0.heads + $0.tails) * $1 },
        other(
          "the slope in p", hint: "θ moves, not p: by the chain rule, times dp/dθ = p (1 - p)."
        ) { Double($0.heads + 1) / $1 - Double($0.tails + 1) / (1 - $1) },
        other("heads and tails exchanged", hint: "p is the probability of heads.") {
          Double($0.tails + 1) - Double($0.heads + $0.tails + 2) * $1
        },
        Mistake("no entropy", hint: "The bound has + log s in it: what is its slope in log s?") {
          numbers, _ in [numbers[0], numbers[1] - 1]
        },
        Mistake("the entropy's sign", hint: "A wider q has more entropy, and the bound rises.") {
          numbers, _ in [numbers[0], numbers[1] - 2]
        },
        Mistake(
          "the slope in s", hint: "The slope is asked for in log s: by the chain rule, times s."
        ) { numbers, question in [numbers[0], numbers[1] * exp(-question.logScale)] },
        Mistake("the noise forgotten", hint: "θ = m + s ε moves by s ε when log s moves by one.") {
          numbers, question in [numbers[0], exp(question.logScale) * numbers[0] + 1]
        },
        Mistake("a sum for the mean", hint: "The mean over the given ε is asked for.") {
          numbers, question in
          let count = Double(question.noise.count)
          return [count * numbers[0], count * (numbers[1] - 1) + 1]
        },
        Mistake("downhill", hint: "The bound is to rise.") { numbers, _ in numbers.map { -$0 } },
        Mistake("log s for s", hint: "The argument is log s: s is its exponential.") { question in
          let count = Double(question.noise.count)
          let slopes = question.noise.map { epsilon in
            let p = 1 / (1 + exp(-(question.mean + question.logScale * epsilon)))
            return Double(question.heads + 1) - Double(question.heads + question.tails + 2) * p
          }
          let stretch = zip(question.noise, slopes).reduce(0) {
            $0 + question.logScale * $1.0 * $1.1
          }
          return [slopes.reduce(0, +) / count, stretch / count + 1]
        },
        Mistake(
          "the variance for the standard deviation", hint: "θ = m + s ε with s = exp(log s).",
          asIf: {
            var question = $0
            question.logScale = 2 * $0.logScale
            return question
          }),
        Mistake(
          "an estimated entropy",
          hint: "The entropy's slope is exact, 1 in log s; no draw is needed."
        ) { numbers, question in
          let count = Double(question.noise.count)
          let mean = question.noise.reduce(0, +) / count
          let square = question.noise.reduce(0) { $0 + $1 * $1 } / count
          return [numbers[0] + mean * exp(-question.logScale), numbers[1] - 1 + square]
        },
      ])
  }
}
