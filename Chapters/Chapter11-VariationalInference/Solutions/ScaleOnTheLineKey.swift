import Foundation
import Marking

extension ExerciseKey<ScaleQuestion> {
  static var scale: Self {
    /// Terms added to the right answer.
    func more(
      _ name: String, hint: String,
      _ terms: @escaping @Sendable (ScaleQuestion) -> (rise: Double, slope: Double)
    ) -> Mistake<ScaleQuestion> {
      Mistake(name, hint: hint) { numbers, question in
        let more = terms(question)
        return [numbers[0] + more.rise, numbers[1] + more.slope]
      }
    }
    return Self(
      solution: {
        try logDensityOfLogScale(
          u: $0.u, rate: $0.rate, count: $0.count, squares: $0.squares)
      },
      mistakes: [
        more(
          "the missing Jacobian",
          hint:
            "As it stands it is a density of σ, looked at from u. A density of u has a factor dσ/du."
        ) { (-$0.u, -1) },
        more("the Jacobian upside down", hint: "dσ/du, not du/dσ: which of the two grows with u?") {
          (-2 * $0.u, -2)
        },
        more("the Jacobian twice", hint: "One parameter is transformed: one factor.") { ($0.u, 1) },
        more(
          "u for its exponential in the prior", hint: "The prior is one of σ = exp(u)."
        ) { ($0.rate * (exp($0.u) - 1) - $0.rate * $0.u, $0.rate * exp($0.u) - $0.rate) },
        more(
          "no prior", hint: "A posterior has two factors; which one is missing?"
        ) { ($0.rate * (exp($0.u) - 1), $0.rate * exp($0.u)) },
        more(
          "the likelihood's normalising factor",
          hint: "Each of the n densities has a factor 1/σ."
        ) { (Double($0.count) * $0.u, Double($0.count)) },
        more(
          "the variance for the standard deviation",
          hint: "exp(u) is σ: the exponent has σ² in it, exp(2u)."
        ) {
          let wrong = -$0.squares / 2 * (exp(-$0.u) - 1)
          let right = -$0.squares / 2 * (exp(-2 * $0.u) - 1)
          return (
            wrong - right, $0.squares / 2 * exp(-$0.u) - $0.squares * exp(-2 * $0.u)
          )
        },
        Mistake("the value itself", hint: "By how much it is higher than at u = 0 is asked for.") {
          numbers, question in
          [numbers[0] - question.rate - question.squares / 2, numbers[1]]
        },
        Mistake("the slope's sign", hint: "Uphill is positive.") { numbers, _ in
          [numbers[0], -numbers[1]]
        },
        Mistake(
          "the slope in σ", hint: "The slope is asked for in u: by the chain rule, times dσ/du."
        ) { numbers, question in [numbers[0], numbers[1] * exp(-question.u)] },
      ])
  }
}
