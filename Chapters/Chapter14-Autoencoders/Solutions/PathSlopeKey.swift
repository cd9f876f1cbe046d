import BayesNumerics
import Foundation
import Marking

extension ExerciseKey<PathQuestion> {
  static var pathSlope: Self {
    Self(
      solution: { question in
        try question.answer {
          try chapter14.pathSlope(mean: $0, logVariance: $1, slope: $2, random: &$3)
        }
      },
      mistakes: FaultySlope.all.map { fault in
        Mistake(fault.name, hint: fault.hint) { try $0.answer(by: fault.slopes) }
      })
  }
}

/// Slopes as they are known to go wrong.
private struct FaultySlope: Sendable {
  let name: String
  let hint: String
  let slopes: @Sendable (Double, Double, (Double) -> Double, inout RandomSource) -> [Double]

  /// Slopes made of μ, σ, ε and the likelihood's slope at z = μ + σ ε.
  static func made(
    _ name: String, hint: String,
    _ slopes:
      @escaping @Sendable (_ mean: Double, _ sd: Double, _ noise: Double, _ g: Double) ->
      [Double]
  ) -> FaultySlope {
    FaultySlope(name: name, hint: hint) { mean, logVariance, slope, random in
      let sd = exp(logVariance / 2)
      let noise = random.normal()
      return slopes(mean, sd, noise, slope(mean + sd * noise))
    }
  }

  static let all = [
    made("the loss's slopes", hint: "The bound is climbed: its slopes have the other sign.") {
      mean, sd, noise, g in [mean - g, -0.5 * (g * sd * noise - (sd * sd - 1))]
    },
    made("the divergence added", hint: "The bound is the likelihood less the divergence.") {
      mean, sd, noise, g in [g + mean, 0.5 * (g * sd * noise + (sd * sd - 1))]
    },
    made("no divergence", hint: "The bound has a second term, whose slopes are exact.") {
      mean, sd, noise, g in [g, 0.5 * g * sd * noise]
    },
    made(
      "no divergence in log σ²", hint: "KL = ½(μ² + σ² - 1 - log σ²): what is its slope in log σ²?"
    ) {
      mean, sd, noise, g in [g - mean, 0.5 * g * sd * noise]
    },
    made("no divergence in μ", hint: "KL = ½(μ² + σ² - 1 - log σ²): what is its slope in μ?") {
      mean, sd, noise, g in [g, 0.5 * (g * sd * noise - (sd * sd - 1))]
    },
    made("the slope in log σ", hint: "log σ² is asked for: a half as much as in log σ.") {
      mean, sd, noise, g in [g - mean, g * sd * noise - (sd * sd - 1)]
    },
    made("the slope in σ", hint: "σ = exp(log σ²/2) has a slope of σ/2 in log σ².") {
      mean, sd, noise, g in [g - mean, g * noise - (sd - 1 / sd)]
    },
    made("the half in one term only", hint: "Both terms have the half.") {
      mean, sd, noise, g in [g - mean, g * sd * noise - 0.5 * (sd * sd - 1)]
    },
    made("σ left out of the path", hint: "∂z/∂log σ² = σ ε/2.") {
      mean, sd, noise, g in [g - mean, 0.5 * (g * noise - (sd * sd - 1))]
    },
    made("ε left out of the path", hint: "∂z/∂log σ² = σ ε/2.") {
      mean, sd, noise, g in [g - mean, 0.5 * (g * sd - (sd * sd - 1))]
    },
    made("no logarithm in the divergence", hint: "The slope of -log σ² in log σ² is -1.") {
      mean, sd, noise, g in [g - mean, 0.5 * (g * sd * noise - sd * sd)]
    },
    FaultySlope(
      name: "log σ² for log σ", hint: "σ = exp(log σ²/2), the half brings the standard deviation."
    ) { mean, logVariance, slope, random in
      let sd = exp(logVariance)
      let noise = random.normal()
      let g = slope(mean + sd * noise)
      return [g - mean, 0.5 * (g * sd * noise - (sd * sd - 1))]
    },
    FaultySlope(
      name: "the slope at the mean", hint: "The likelihood's slope is wanted at the drawn z."
    ) {
      mean, logVariance, slope, random in
      let sd = exp(logVariance / 2)
      let noise = random.normal()
      let g = slope(mean)
      return [g - mean, 0.5 * (g * sd * noise - (sd * sd - 1))]
    },
    FaultySlope(
      name: "two draws for one", hint: "The ε of the path is that of the z: draw it once."
    ) {
      mean, logVariance, slope, random in
      let sd = exp(logVariance / 2)
      let g = slope(mean + sd * random.normal())
      return [g - mean, 0.5 * (g * sd * random.normal() - (sd * sd - 1))]
    },
    FaultySlope(name: "uniform noise", hint: "ε is normal: random.normal().") {
      mean, logVariance, slope, random in
      let sd = exp(logVariance / 2)
      let noise = random.uniform()
      let g = slope(mean + sd * noise)
      return [g - mean, 0.5 * (g * sd * noise - (sd * sd - 1))]
    },
    FaultySlope(name: PathJudge.same.name, hint: PathJudge.same.hint) {
      mean, logVariance, slope, _ in
      var own = RandomSource(seed: 1)
      let sd = exp(logVariance / 2)
      let noise = own.normal()
      let g = slope(mean + sd * noise)
      return [g - mean, 0.5 * (g * sd * noise - (sd * sd - 1))]
    },
  ]
}
