import BayesNumerics
import Foundation
import Marking

extension ExerciseKey<PathQuestion> {
  static var pathGradient: Self {
    Self(
      solution: { question in
        try question.moments {
          try chapter11.pathGradient(mean: $0, logScale: $1, slope: $2, random: &$3)
        }
      },
      mistakes: FaultyGradient.all.map { fault in
        Mistake(fault.name, hint: fault.hint) { try $0.moments(by: fault.gradient) }
      })
  }
}

/// A gradient of the bound as it is known to go wrong.
private struct FaultyGradient: Sendable {
  let name: String
  let hint: String
  let gradient: @Sendable (Double, Double, (Double) -> Double, inout RandomSource) -> [Double]

  /// The path gradient, changed: of the right slopes, s and ε.
  static func changed(
    _ name: String, hint: String,
    _ change:
      @escaping @Sendable (_ up: Double, _ wider: Double, _ s: Double, _ epsilon: Double)
      -> [Double]
  ) -> FaultyGradient {
    FaultyGradient(name: name, hint: hint) { mean, logScale, slope, random in
      let (s, epsilon) = (exp(logScale), random.normal())
      let up = slope(mean + s * epsilon)
      return change(up, s * epsilon * up + 1, s, epsilon)
    }
  }

  /// The path gradient with another scale, of log s, or other noise.
  static func drawn(
    _ name: String, hint: String, scale: @escaping @Sendable (Double) -> Double = { exp($0) },
    noise: @escaping @Sendable (inout RandomSource) -> Double = { $0.normal() }
  ) -> FaultyGradient {
    FaultyGradient(name: name, hint: hint) { mean, logScale, slope, random in
      let (s, epsilon) = (scale(logScale), noise(&random))
      let up = slope(mean + s * epsilon)
      return [up, s * epsilon * up + 1]
    }
  }

  static let all = [
    // The entropy
    changed("no entropy", hint: "The bound has + log s in it: what is its slope in log s?") {
      up, wider, _, _ in [up, wider - 1]
    },
    changed("the entropy's sign", hint: "A wider q has more entropy, and the bound rises.") {
      up, wider, _, _ in [up, wider - 2]
    },
    changed(
      "the entropy twice",
      hint:
        "With the score of q taken off, the entropy's slope is estimated already: either that, or the exact 1."
    ) { up, wider, s, epsilon in [up + epsilon / s, wider + epsilon * epsilon] },

    changed(
      "the score of q added",
      hint: "Where q is the posterior, log p - log q has no slope: minus log q, so plus ε/s."
    ) { up, wider, s, epsilon in [up - epsilon / s, wider - 1 - epsilon * epsilon] },

    // The slope in log s
    changed(
      "the slope in s", hint: "The slope is asked for in log s: by the chain rule, times s."
    ) { up, wider, s, _ in [up, wider / s] },
    changed("the noise forgotten", hint: "θ = m + s ε moves by s ε when log s moves by one.") {
      up, _, s, _ in [up, s * up + 1]
    },

    changed("s forgotten", hint: "θ = m + s ε moves by s ε when log s moves by one, not by ε.") {
      up, _, _, epsilon in [up, epsilon * up + 1]
    },
    changed(
      "the noise squared", hint: "θ = m + s ε moves by s ε when log s moves by one: one ε, not two."
    ) { up, _, s, epsilon in [up, s * epsilon * epsilon * up + 1] },

    // All of it
    changed("the slope in m times s", hint: "θ = m + s ε moves by one when m does.") {
      up, wider, s, _ in [s * up, wider]
    },
    changed(
      "the natural gradient",
      hint:
        "s² times the slope in m and half of that in log s make good steps; the slope itself is asked for."
    ) { up, wider, s, _ in [s * s * up, wider / 2] },
    changed("downhill", hint: "The bound is to rise.") { up, wider, _, _ in [-up, -wider] },
    drawn("log s for s", hint: "The argument is log s: s is its exponential.", scale: { $0 }),
    drawn(
      "the variance for the standard deviation", hint: "θ = m + s ε with s = exp(log s).",
      scale: { exp(2 * $0) }),

    // The chance
    drawn(
      "uniform noise", hint: "ε is a draw from N(0, 1): random.normal().", noise: { $0.uniform() }),
    drawn(
      "uniform noise around 0", hint: "ε is a draw from N(0, 1), with variance 1: random.normal().",
      noise: { 2 * $0.uniform() - 1 }),
    FaultyGradient(name: PathJudge.sum.name, hint: PathJudge.sum.hint) {
      mean, logScale, slope, random in
      let s = exp(logScale)
      return (0..<5).reduce([0, 1]) { sum, _ in
        let epsilon = random.normal()
        let up = slope(mean + s * epsilon)
        return [sum[0] + up, sum[1] + s * epsilon * up]
      }
    },
    FaultyGradient(
      name: "two draws for one",
      hint:
        "θ and the factor ε of the slope in log s belong to the same draw: draw once, and keep it."
    ) { mean, logScale, slope, random in
      let s = exp(logScale)
      let up = slope(mean + s * random.normal())
      return [up, s * random.normal() * up + 1]
    },
    FaultyGradient(
      name: "the slope at the mean of q",
      hint: "The slope of log p is taken at the draw θ = m + s ε: the average comes after."
    ) { mean, logScale, slope, random in
      let up = slope(mean)
      return [up, exp(logScale) * random.normal() * up + 1]
    },
    FaultyGradient(name: PathJudge.same.name, hint: PathJudge.same.hint) {
      mean, logScale, slope, _ in
      let up = slope(mean + 0.7 * exp(logScale))
      return [up, 0.7 * exp(logScale) * up + 1]
    },
  ]
}
