import BayesNumerics
import Foundation
import Marking

extension ExerciseKey<ScaleQuestion> {
  static var scaleOnTheLogScale: Self {
    let right: @Sendable (Double, [Double]) throws -> Double = {
      try chapter4.logDensity(u: $0, residuals: $1)
    }
    let wrongTests = ScaleTest.allCases.filter { $0 != .priorRecovery }.map { test in
      Mistake<ScaleQuestion>(ScaleMark.passing(test), hint: "") {
        try $0.answer(naming: test, right)
      }
    }
    return Self(
      solution: { try $0.answer(naming: .priorRecovery, right) },
      mistakes: wrongTests
        + WrongMend.all.map { mend in
          Mistake(mend.name, hint: mend.hint) { question in
            question.answer(naming: .priorRecovery) {
              mend.added($0, $1) + ScaleQuestion.faulty($0, $1)
            }
          }
        })
  }
}

/// What a wrong mend adds to the faulty log density.
private struct WrongMend: Sendable {
  let name: String
  let hint: String
  let added: @Sendable (_ u: Double, _ residuals: [Double]) -> Double

  static let all = [
    WrongMend(
      name: "the fault is left",
      hint:
        "Your log density is still that of the stub; the density of u is not that of τ at τ = exp(u)."
    ) { _, _ in 0 },
    WrongMend(
      name: "the Jacobian of the wrong sign",
      hint: "p(u) = p(τ) dτ/du, and τ grows with u: you divide where you should multiply."
    ) { u, _ in -u },
    WrongMend(
      name: "the Jacobian without its logarithm",
      hint: "The density is multiplied by dτ/du; to the log density its logarithm is added."
    ) { u, _ in exp(u) },
    WrongMend(
      name: "the Jacobian for each residual",
      hint: "One number is transformed, τ, once: the residuals have no part in it."
    ) { u, residuals in Double(residuals.count) * u },
    WrongMend(
      name: "the Jacobian for each residual, and once",
      hint: "One number is transformed, τ, once: the residuals have no part in it."
    ) { u, residuals in Double(residuals.count + 1) * u },
    WrongMend(
      name: "the Jacobian twice", hint: "One number is transformed, once: dτ/du = τ, not τ²."
    ) { u, _ in 2 * u },
    WrongMend(
      name: "another prior",
      hint: "You made u normal: that is another model. The prior of τ stays half-normal."
    ) { u, _ in 0.5 * exp(2 * u) - 0.5 * u * u },
  ]
}
