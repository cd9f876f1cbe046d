import Foundation
import Marking

extension ExerciseKey<LensQuestion> {
  static var nanHunt: Self {
    /// Terms added to log density, slope in u and slope in x₁.
    func more(
      _ name: String, hint: String,
      _ terms: @escaping @Sendable (LensQuestion) -> [Double]
    ) -> Mistake<LensQuestion> {
      Mistake(name, hint: hint) { numbers, question in
        zip(numbers, terms(question)).map { $0 + $1 }
      }
    }
    return Self(
      solution: { try lensOnTheLine(u: $0.u, x1: $0.x1) },
      mistakes: [
        more(
          "the missing Jacobian",
          hint:
            "As it stands it is a density of x₀, looked at from u. A density of u has a factor dx₀/du."
        ) { [2 * $0.logCosh, 2 * tanh($0.u), 0] },
        more("the Jacobian upside down", hint: "dx₀/du, not du/dx₀: which of the two is below 1?") {
          [4 * $0.logCosh, 4 * tanh($0.u), 0]
        },
        more("the Jacobian twice", hint: "One parameter is transformed: one factor.") {
          [-2 * $0.logCosh, -2 * tanh($0.u), 0]
        },
        more("the root of the Jacobian", hint: "dx₀/du is 1/cosh² u.") {
          [$0.logCosh, tanh($0.u), 0]
        },
        more(
          "the width of x₁ left out",
          hint: "The normal density of x₁ has its standard deviation below the fraction line."
        ) { [-$0.logCosh, -tanh($0.u), 0] },
        more(
          "the variance for the standard deviation of x₀", hint: "0.5 is the standard deviation."
        ) {
          let x0 = tanh($0.u)
          return [x0 * x0 - log(2) / 2, 2 * x0 / (cosh($0.u) * cosh($0.u)), 0]
        },
        more("no constants", hint: "With all constants: each normal has 1/√(2π) in front.") { _ in
          [log(2 * Double.pi) - log(2), 0, 0]
        },
        more("one 2π left out", hint: "Two normals, two factors 1/√(2π).") { _ in
          [0.5 * log(2 * Double.pi), 0, 0]
        },
        Mistake(
          "the slope in x₀", hint: "The slope is asked for in u: by the chain rule, times dx₀/du."
        ) { numbers, question in
          [numbers[0], numbers[1] * cosh(question.u) * cosh(question.u), numbers[2]]
        },
        Mistake("the slopes' sign", hint: "Uphill is positive.") { numbers, _ in
          [numbers[0], -numbers[1], -numbers[2]]
        },
      ] + asItStands)
  }

  /// 1 - tanh² u in a double: 0 from |u| = 19 on, and few digits before. What stands beside the 0 depends on the order
  /// of the terms: ∞ - ∞ is no number.
  private static var asItStands: [Mistake<LensQuestion>] {
    func written(
      _ name: String, hint: String, least: Double, densityInTwo: Bool, slopeInTwo: Bool
    ) -> Mistake<LensQuestion> {
      Mistake(name, hint: hint) { question in
        let x0 = tanh(question.u)
        let variance = max(least, 1 - x0 * x0)
        let square = question.x1 * question.x1 / variance
        let both = log(2) - log(2 * Double.pi) - 2 * x0 * x0 - square / 2
        let density =
          densityInTwo
          ? both - 0.5 * log(variance) + log(variance) : both + 0.5 * log(variance)
        let inPlace = -4 * x0 + x0 / variance - x0 * square / variance
        let slope =
          slopeInTwo
          ? inPlace * variance - 2 * x0 : -4 * x0 * variance - x0 * square - x0
        return [density, slope, -question.x1 / variance]
      }
    }
    let hint =
      "1 - tanh² u is 0 in a double from |u| = 19 on. Write it so that nothing is taken off 1."
    var mistakes: [Mistake<LensQuestion>] = []
    for (densityInTwo, slopeInTwo) in [(true, false), (true, true), (false, false), (false, true)] {
      mistakes.append(
        written(
          "1 - tanh² u as it stands" + (densityInTwo ? "" : ", its logarithms put together")
            + (slopeInTwo ? ", the slope by the chain rule" : ""), hint: hint, least: 0,
          densityInTwo: densityInTwo, slopeInTwo: slopeInTwo))
    }
    mistakes.append(
      written(
        "1 - tanh² u kept above 1e-12",
        hint:
          "A floor makes the numbers finite and leaves them wrong: at u = 20 the variance is 2e-17. Write it so that nothing is taken off 1.",
        least: 1e-12, densityInTwo: false, slopeInTwo: false))
    return mistakes
  }
}

extension LensQuestion {
  fileprivate var logCosh: Double { abs(u) + log1p(exp(-2 * abs(u))) - log(2) }
}
