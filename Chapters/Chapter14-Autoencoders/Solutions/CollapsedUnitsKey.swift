import Foundation
import Marking

extension ExerciseKey<CollapseQuestion> {
  static var collapse: Self {
    func each(
      _ name: String, hint: String,
      _ value: @escaping @Sendable (_ lambda: Double, _ s: Double, _ beta: Double) -> Double
    ) -> Mistake<CollapseQuestion> {
      Mistake(name, hint: hint) { (q: CollapseQuestion) -> [Double] in
        q.eigenvalues.map { value($0, q.noise, q.beta) }
      }
    }
    return Self(
      solution: {
        try chapter14.divergences(eigenvalues: $0.eigenvalues, noise: $0.noise, beta: $0.beta)
      },
      mistakes: [
        each("β forgotten", hint: "A heavier divergence acts as more noise.") { l, s, _ in
          max(0, 0.5 * log(l / s))
        },
        each("β on the wrong side", hint: "A heavier divergence acts as more noise, not less.") {
          l, s, b in max(0, 0.5 * log(l * b / s))
        },
        each("less than nothing", hint: "A divergence is never below 0: such a unit has collapsed.")
        {
          l, s, b in 0.5 * log(l / (b * s))
        },
        each("the half forgotten", hint: "½(μ² + d - 1 - log d) has a half.") { l, s, b in
          max(0, log(l / (b * s)))
        },
        each("bits for nats", hint: "Natural logarithms, please.") { l, s, b in
          max(0, 0.5 * log2(l / (b * s)))
        },
        each("β times the divergence", hint: "The divergence itself is asked for, not its price.") {
          l, s, b in b * max(0, 0.5 * log(l / (b * s)))
        },
        each("1 + λ/s", hint: "s + |a|² is λ, not s + λ: the noise has its share in λ.") {
          l, s, b in
          l > b * s ? 0.5 * log(1 + l / (b * s)) : 0
        },
        each("the signal over the noise", hint: "d = s/(s + |a|²), not s/|a|².") { l, s, b in
          l > b * s ? 0.5 * log((l - b * s) / (b * s)) : 0
        },
        each("β squared", hint: "β multiplies the variance s, not a standard deviation.") {
          l, s, b in
          max(0, 0.5 * log(l / (b * b * s)))
        },
        each(
          "the threshold without β",
          hint: "Both the logarithm and the threshold have the noise β s."
        ) {
          l, s, b in l > s ? 0.5 * log(l / (b * s)) : 0
        },
        each("s for a standard deviation", hint: "s is a variance already.") { l, s, b in
          max(0, 0.5 * log(l / (b * s * s)))
        },
      ])
  }
}
