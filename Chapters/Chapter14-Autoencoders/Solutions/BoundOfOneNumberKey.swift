import Foundation
import Marking

extension ExerciseKey<BoundQuestion> {
  static var bound: Self {
    /// A divergence that is off by so much makes the bound off by as much.
    func divergence(
      _ name: String, hint: String, _ change: @escaping @Sendable (BoundQuestion) -> Double
    ) -> Mistake<BoundQuestion> {
      Mistake(name, hint: hint) { numbers, q in
        [numbers[0] + change(q), numbers[1] - change(q)]
      }
    }
    func bound(
      _ name: String, hint: String, _ change: @escaping @Sendable (BoundQuestion) -> Double
    ) -> Mistake<BoundQuestion> {
      Mistake(name, hint: hint) { numbers, q in [numbers[0], numbers[1] + change(q)] }
    }
    return Self(
      solution: {
        try chapter14.bound(x: $0.x, mean: $0.mean, deviation: $0.deviation, noise: $0.noise)
      },
      mistakes: [
        bound(
          "a loss for a bound",
          hint: "As a loss the sum has the other sign; a bound lies below the evidence."
        ) { q in -2 * (-0.5 * log(2 * .pi * q.noise) - q.miss / (2 * q.noise) - q.divergence) },
        bound(
          "the divergence added", hint: "The bound is the likelihood's mean less the divergence."
        ) { 2 * $0.divergence },
        bound("no divergence", hint: "What keeps q near the prior?") { $0.divergence },
        bound(
          "the spread of q left out", hint: "E_q (x - z)² is more than the square at the mean."
        ) { $0.deviation * $0.deviation / (2 * $0.noise) },
        bound("no constant", hint: "log p(x | z) begins with -½ log(2 π s).") {
          0.5 * log(2 * .pi * $0.noise)
        },
        bound("the 2 π left out", hint: "log p(x | z) begins with -½ log(2 π s).") { _ in
          0.5 * log(2 * .pi)
        },
        bound(
          "s for a standard deviation", hint: "In e ~ N(0, s) s is a variance: it is not squared."
        ) { q in
          let right = -0.5 * log(2 * .pi * q.noise) - q.miss / (2 * q.noise)
          let squared = q.noise * q.noise
          return -0.5 * log(2 * .pi * squared) - q.miss / (2 * squared) - right
        },
        bound("the half of the exponent", hint: "A normal density has (x - z)²/(2 s).") {
          -$0.miss / (2 * $0.noise)
        },
        divergence("the one left out", hint: "At q = N(0, 1) the divergence must be 0.") { _ in 0.5
        },
        divergence(
          "the half left out", hint: "Compare with the section's formula at μ = 1, σ = 1."
        ) { $0.divergence },
        divergence(
          "σ for a variance",
          hint: "q = N(μ, σ²): σ is a standard deviation, and its square is wanted."
        ) { q in
          0.5 * (q.mean * q.mean + q.deviation - 1 - log(q.deviation)) - q.divergence
        },
        divergence("the logarithm's sign", hint: "A narrow q is far from the prior.") {
          log($0.deviation * $0.deviation)
        },
        divergence("no logarithm", hint: "The normalising constants differ by the ratio of the σ.")
        {
          0.5 * log($0.deviation * $0.deviation)
        },
        divergence("the mean not squared", hint: "E_q z² = μ² + σ².") {
          0.5 * ($0.mean - $0.mean * $0.mean)
        },
      ])
  }
}
