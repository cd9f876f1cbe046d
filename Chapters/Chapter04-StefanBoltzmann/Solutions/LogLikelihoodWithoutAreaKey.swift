import BayesNumerics
import Foundation
import Marking

extension ExerciseKey<AreaQuestion> {
  static var logLikelihoodWithoutArea: Self {
    Self(
      solution: {
        try chapter4.logLikelihoodWithoutArea(
          measured: $0.measured, temperature: $0.temperature, logSigma: $0.logSigma,
          meanLogArea: $0.meanLogArea, areaSpread: $0.areaSpread, noise: $0.noise)
      },
      mistakes: [
        Mistake(
          "the density of log L̂",
          hint: "That is the density of log L̂; the density of L̂ has the Jacobian 1 / L̂.",
          result: { [$0[0] + log($1.measured)] }),
        Mistake(
          "the Jacobian upside down", hint: "d log L̂ / dL̂ = 1 / L̂, not L̂.",
          result: { [$0[0] + 2 * log($1.measured)] }),
        Mistake(
          "T for T⁴", hint: "The law has the fourth power of T: 4 log T.",
          asIf: { $0.changed { $0.temperature = pow($0.temperature, 0.25) } }),
        Mistake(
          "A put in, not integrated out",
          hint: "You put A at its mean: its spread belongs to the width of L̂.",
          asIf: { $0.changed { if $0.noise > 0 { $0.areaSpread = 0 } } }),
        Mistake(
          "the noise forgotten", hint: "The noise widens log L̂ as well.",
          asIf: { $0.changed { if $0.areaSpread > 0 { $0.noise = 0 } } }),
        Mistake(
          "widths added", hint: "Independent spreads add as squares.",
          asIf: { $0.changed { ($0.areaSpread, $0.noise) = ($0.areaSpread + $0.noise, 0) } }),
        Mistake(
          "T for log T", hint: "log L has 4 log T in it, not 4 T.",
          asIf: { $0.changed { $0.temperature = exp($0.temperature) } }),
        Mistake(
          "variance for standard deviation",
          hint: "Normal takes a standard deviation: you hand it a variance.",
          asIf: {
            $0.changed {
              let variance = $0.areaSpread * $0.areaSpread + $0.noise * $0.noise
              ($0.areaSpread, $0.noise) = (variance, 0)
            }
          }),
        Mistake(
          "σ forgotten", hint: "The constant is in the law as well: log L begins with log σ.",
          asIf: { $0.changed { $0.logSigma = 0 } }),
        Mistake(
          "σ of the wrong sign", hint: "A larger constant makes a brighter star: log σ is added.",
          asIf: { $0.changed { $0.logSigma = -$0.logSigma } }),
        Mistake(
          "the Jacobian at the expected luminosity",
          hint: "The derivative d log L̂ / dL̂ is taken where the density is: at what was measured.",
          result: { [$0[0] + log($1.measured) - $1.expected] }),
        Mistake(
          "a normal density of L̂",
          hint:
            "log L̂ is normal, L̂ is not: compute the density of log L̂, then change the variable."
        ) {
          Normal(mean: exp($0.expected), standardDeviation: hypot($0.areaSpread, $0.noise))
            .logDensity($0.measured)
        },
        Mistake(
          "the density for its logarithm", hint: "Return the logarithm of the density.",
          result: { answer, _ in [exp(answer[0])] }),
      ])
  }
}

extension AreaQuestion {
  /// The mean of log L̂.
  fileprivate var expected: Double { logSigma + meanLogArea + 4 * log(temperature) }

  fileprivate func changed(_ change: (inout AreaQuestion) -> Void) -> AreaQuestion {
    var question = self
    change(&question)
    return question
  }
}
