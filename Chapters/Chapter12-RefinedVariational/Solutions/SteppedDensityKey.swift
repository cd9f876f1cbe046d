import BayesNumerics
import Foundation
import Marking

extension ExerciseKey<StepQuestion> {
  static var steppedDensity: Self {
    /// The log density, changed.
    func density(
      _ name: String, hint: String, _ change: @escaping @Sendable (StepQuestion) -> Double
    ) -> Mistake<StepQuestion> {
      Mistake(name, hint: hint) { numbers, question in
        [numbers[0], numbers[1] + change(question)]
      }
    }
    return Self(
      solution: {
        try afterOneStep(
          theta: $0.theta, mean: $0.mean, deviation: $0.deviation, stepSize: $0.stepSize,
          slope: $0.slope, curvature: $0.curvature)
      },
      mistakes: [
        density(
          "the stretch forgotten",
          hint: "Draws that are pushed together are denser: the density changes by the stretch."
        ) { $0.logStretch },
        density(
          "the stretch upside down",
          hint: "Where the step squeezes, the density rises: the stretch is divided by."
        ) { 2 * $0.logStretch },
        density(
          "the squeeze without the place itself",
          hint: "θ₁ = θ₀ + η slope: its derivative has a 1 for θ₀."
        ) { $0.logStretch - log(abs($0.stepSize * $0.curvature)) },
        density(
          "the sign of the second derivative", hint: "dθ₁/dθ₀ = 1 + η times the second derivative."
        ) { $0.logStretch - log(abs(1 - $0.stepSize * $0.curvature)) },
        density(
          "the slope for the second derivative",
          hint: "The stretch is the derivative of the step, so the second derivative of log p."
        ) { $0.logStretch - log(abs(1 + $0.stepSize * $0.slope)) },
        density(
          "the stretch not as a logarithm", hint: "A log density has the logarithm of the stretch."
        ) { $0.logStretch - abs(1 + $0.stepSize * $0.curvature) },
        density(
          "the old density at the new place",
          hint: "q₀ is asked for at θ₀, where the draw came from."
        ) {
          let normal = Normal(mean: $0.mean, standardDeviation: $0.deviation)
          return normal.logDensity($0.theta + $0.stepSize * $0.slope)
            - normal.logDensity($0.theta)
        },
        density(
          "the variance for the standard deviation", hint: "deviation is s: the exponent has s²."
        ) {
          Normal(mean: $0.mean, standardDeviation: $0.deviation.squareRoot()).logDensity($0.theta)
            - Normal(mean: $0.mean, standardDeviation: $0.deviation).logDensity($0.theta)
        },
        density(
          "no normalising constant", hint: "With all constants: a normal has 1/√(2π s²) in front."
        ) { log($0.deviation) + 0.5 * log(2 * Double.pi) },
        Mistake("downhill", hint: "Uphill on log p: the slope is added.") { numbers, question in
          [numbers[0] - 2 * question.stepSize * question.slope, numbers[1]]
        },
        Mistake("the step size forgotten", hint: "The step is η times the slope.") {
          numbers, question in
          [question.theta + question.slope, numbers[1]]
        },
      ])
  }
}

extension StepQuestion {
  fileprivate var logStretch: Double { log(abs(1 + stepSize * curvature)) }
}
