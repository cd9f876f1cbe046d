import BayesNumerics
import Foundation
import Inference
import Marking

extension ExerciseKey<ScoreQuestion> {
  static var scoreAndPath: Self {
    Self(
      solution: {
        try chapter11.scoreAndPath(
          mean: $0.mean, logScale: $0.logScale, noise: $0.noise, heads: $0.heads, tails: $0.tails)
      },
      mistakes: estimates + [
        Mistake(
          "n for n - 1",
          hint: "A sample variance is divided by n - 1, as the mean is estimated too."
        ) { numbers, question in
          changed(numbers) { $0 * (question.count - 1) / question.count }
        },
        Mistake(
          "the variance of the mean",
          hint: "The variance of one draw is asked for; that of the mean is n times smaller."
        ) { numbers, question in changed(numbers) { $0 / question.count } },
        Mistake(
          "standard deviations", hint: "Variances are asked for, without the square root."
        ) { numbers, _ in changed(numbers) { $0.squareRoot() } },
        Mistake(
          "the variance for the standard deviation", hint: "θ = m + s ε with s = exp(log s).",
          asIf: {
            var question = $0
            question.logScale = 2 * $0.logScale
            return question
          }),
        Mistake(
          "a baseline", hint: "Without a baseline here: the plain score function is asked for."
        ) {
          question in
          let draws = question.noise.map { CoinDraw(question: question, epsilon: $0) }
          let baseline = sampleMean(draws.map { $0.logJoint - $0.logQ })
          return moments(draws.map { $0.weighed { $0.logJoint - $0.logQ - baseline } })
            + moments(draws.map(\.path))
        },
        Mistake("the path first", hint: "The score function's two numbers come first.") {
          numbers, _ in [numbers[2], numbers[3], numbers[0], numbers[1]]
        },
      ])
  }

  /// Both variances, changed.
  private static func changed(_ numbers: [Double], _ change: (Double) -> Double) -> [Double] {
    [numbers[0], change(numbers[1]), numbers[2], change(numbers[3])]
  }

  /// Other estimates than the two that are asked for.
  private static var estimates: [Mistake<ScoreQuestion>] {
    /// Replaces the score function's or the path's estimate of each draw.
    func other(
      _ name: String, hint: String, score: (@Sendable (CoinDraw) -> Double)? = nil,
      path: (@Sendable (CoinDraw) -> Double)? = nil
    ) -> Mistake<ScoreQuestion> {
      Mistake(name, hint: hint) { question in
        let draws = question.noise.map { CoinDraw(question: question, epsilon: $0) }
        return moments(draws.map(score ?? \.score)) + moments(draws.map(path ?? \.path))
      }
    }
    return [
      other(
        "the missing Jacobian",
        hint: "The density of θ has a factor p (1 - p): one head and one tail more.",
        score: { $0.weighed { $0.logLikelihood - $0.logQ } }, path: { $0.slopeOfLikelihood }),
      other(
        "the missing Jacobian in the score function's log density",
        hint: "Both estimates are of the same bound: log p(D, θ) has the factor p (1 - p), too.",
        score: { $0.weighed { $0.logLikelihood - $0.logQ } }),
      other(
        "the missing Jacobian on the path",
        hint: "The factor p (1 - p) of the density has a slope, too: one head and one tail more.",
        path: { $0.slopeOfLikelihood }),
      other(
        "log q left out",
        hint: "The bound averages log p - log q: the score is multiplied by both.",
        score: { $0.weighed { $0.logJoint } }),
      other(
        "log q without its constants",
        hint:
          "log q = -ε²/2 - log s - ½ log 2π: a constant does not change the mean, but the variance.",
        score: { $0.weighed { $0.logJoint + $0.epsilon * $0.epsilon / 2 } }),
      other(
        "log q added", hint: "The bound averages log p minus log q.",
        score: { $0.weighed { $0.logJoint + $0.logQ } }),
      other(
        "the score over the variance",
        hint: "log q has (θ - m)²/(2 s²) in it, and θ - m is s ε: one s is left.",
        score: { $0.score / $0.scale }),
      other(
        "the score without 1/s", hint: "log q has (θ - m)²/(2 s²) in it: its slope in m is ε/s.",
        score: { $0.scale * $0.score }),
      other(
        "the score in θ",
        hint: "The score is the slope in m, the parameter of q; in θ it has the other sign.",
        score: { -$0.score }),
      other(
        "the slope in log s", hint: "The slope in m is asked for, not that in log s.",
        score: { draw in (draw.epsilon * draw.epsilon - 1) * (draw.logJoint - draw.logQ) },
        path: { $0.scale * $0.epsilon * $0.path + 1 }),
      other(
        "p/q for its logarithm", hint: "The bound averages log p - log q, not the ratio.",
        score: { $0.weighed { exp($0.logJoint - $0.logQ) } }),
      other(
        "the score of q taken off the path",
        hint:
          "That is sticking the landing, a third estimate; here the path is the slope of log p alone.",
        path: { $0.path + $0.epsilon / $0.scale }),
      other(
        "the slope in p", hint: "θ moves, not p: by the chain rule, times dp/dθ = p (1 - p).",
        path: { $0.path / ($0.p * (1 - $0.p)) }),
    ]
  }

  private static func moments(_ values: [Double]) -> [Double] {
    [sampleMean(values), sampleVariance(values)]
  }
}

extension ScoreQuestion {
  fileprivate var count: Double { Double(noise.count) }
}

/// One draw for the coin, and what can be computed of it.
private struct CoinDraw {
  let question: ScoreQuestion
  let epsilon: Double

  var scale: Double { exp(question.logScale) }
  var theta: Double { question.mean + scale * epsilon }
  var p: Double { 1 / (1 + exp(-theta)) }
  private var heads: Double { Double(question.heads) }
  private var tails: Double { Double(question.tails) }
  var logLikelihood: Double { -heads * logSumExp(0, -theta) - tails * logSumExp(0, theta) }
  var logJoint: Double { logLikelihood - logSumExp(0, -theta) - logSumExp(0, theta) }
  var logQ: Double { -epsilon * epsilon / 2 - question.logScale - 0.5 * log(2 * .pi) }
  var slopeOfLikelihood: Double { heads - (heads + tails) * p }
  var path: Double { slopeOfLikelihood + 1 - 2 * p }
  var score: Double { weighed { $0.logJoint - $0.logQ } }

  /// The score of q in m, times a weight.
  func weighed(_ weight: (CoinDraw) -> Double) -> Double { epsilon / scale * weight(self) }
}
