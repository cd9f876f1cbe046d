import Foundation
import Marking

extension ExerciseKey<PeakQuestion> {
  static var laplace: Self {
    /// Laplace at a place, with shares of its terms.
    @Sendable func bump(
      _ q: PeakQuestion, at mode: Double, bend: Double = 1, prior: Double = 1
    ) -> [Double] {
      let away = q.y - sin(mode)
      let precision =
        prior / q.priorVariance
        + (cos(mode) * cos(mode) + bend * away * sin(mode)) / q.noise
      let logPrior = -mode * mode / (2 * q.priorVariance) - log(2 * .pi * q.priorVariance) / 2
      let logLikelihood = -away * away / (2 * q.noise) - log(2 * .pi * q.noise) / 2
      return [
        mode, 1 / precision.squareRoot(), logPrior + logLikelihood + log(2 * .pi / precision) / 2,
      ]
    }
    /// The right mode.
    @Sendable func mode(_ q: PeakQuestion) throws -> Double {
      try laplacePeak(
        y: q.y, noise: q.noise, priorVariance: q.priorVariance, lower: q.lower, upper: q.upper)[0]
    }
    func area(
      _ name: String, hint: String,
      _ change:
        @escaping @Sendable (_ area: Double, _ mode: Double, _ sd: Double, PeakQuestion)
        -> Double
    ) -> Mistake<PeakQuestion> {
      Mistake(name, hint: hint) { numbers, question in
        [numbers[0], numbers[1], change(numbers[2], numbers[0], numbers[1], question)]
      }
    }
    return Self(
      solution: {
        try laplacePeak(
          y: $0.y, noise: $0.noise, priorVariance: $0.priorVariance, lower: $0.lower,
          upper: $0.upper)
      },
      mistakes: [
        Mistake(
          "the curvature of sin θ left out",
          hint:
            "The slope has the factor cos θ, which has a slope of its own. Without it you have the curvature of a model that is "
            + "linear at the mode."
        ) { bump($0, at: try mode($0), bend: 0) },
        Mistake(
          "the sign of the curvature of sin θ",
          hint: "The second derivative of sin θ is -sin θ; and -d² log p has a minus, too."
        ) { bump($0, at: try mode($0), bend: -1) },
        Mistake(
          "no prior in the curvature", hint: "The prior bends the log posterior by 1/τ²."
        ) { bump($0, at: try mode($0), prior: 0) },
        Mistake(
          "the mode of the likelihood", hint: "The prior pulls the peak towards 0."
        ) { q in
          // The slope of the likelihood alone changes its sign where sin θ = -1, an end of either stretch
          bump(q, at: q.lower < 0 ? q.lower : q.upper)
        },
        Mistake(
          "the middle for the mode",
          hint: "The mode is where the slope is 0; the middle of the two ends is not."
        ) { bump($0, at: ($0.lower + $0.upper) / 2) },
        Mistake(
          "σ² for σ", hint: "noise is the variance already.",
          asIf: {
            var question = $0
            question.noise *= question.noise
            return question
          }),
        Mistake(
          "τ² for τ", hint: "priorVariance is the variance already.",
          asIf: {
            var question = $0
            question.priorVariance *= question.priorVariance
            return question
          }),
        Mistake("the variance for the standard deviation", hint: "A square root is missing.") {
          numbers, _ in [numbers[0], numbers[1] * numbers[1], numbers[2]]
        },
        Mistake(
          "the precision for the standard deviation",
          hint: "The curvature is one over the variance."
        ) { numbers, _ in [numbers[0], 1 / (numbers[1] * numbers[1]), numbers[2]] },
        area("no prior in the area", hint: "The height is that of prior times likelihood.") {
          area, mode, _, q in
          area + mode * mode / (2 * q.priorVariance) + log(2 * .pi * q.priorVariance) / 2
        },
        area("the height for the area", hint: "A bell has the area height times √(2π) times width.")
        { area, _, sd, _ in area - log(2 * .pi * sd * sd) / 2 },
        area("no √(2π) in the area", hint: "A bell has the area height times √(2π) times width.") {
          area, _, _, _ in area - log(2 * .pi) / 2
        },
        area(
          "no constants", hint: "With their constants, prior and likelihood make an evidence."
        ) { area, _, _, q in
          area + log(2 * .pi * q.priorVariance) / 2 + log(2 * .pi * q.noise) / 2
        },
        area("the width twice", hint: "log √x is half of log x.") { area, _, sd, _ in
          area + log(2 * .pi * sd * sd) / 2
        },
        area("the area for its log", hint: "The log of the area is asked for.") { area, _, _, _ in
          exp(area)
        },
      ])
  }
}
