import BayesNumerics
import Marking
import Workbook

/// Residuals and what is believed of the noise.
struct NoiseQuestion: Sendable {
  var degrees: Double
  var scale: Double
  var points: Int
  var residualSum: Double

  static func draw(using random: inout RandomSource) -> NoiseQuestion {
    let points = Int.random(in: 3...60, using: &random)
    return NoiseQuestion(
      degrees: Double.random(in: 2.5...9, using: &random),
      scale: Double.random(in: 0.05...1, using: &random), points: points,
      residualSum: Double(points) * Double.random(in: 0.02...0.8, using: &random))
  }

  var words: String {
    "s = \(degrees.inWords), S = \(scale.inWords), points = \(points), residualSum = "
      + residualSum.inWords
  }
}

extension Exercise {
  static let noiseVariance = Exercise(
    4, "noise-variance", "How strong is a prior?", difficulty: 1,
    task:
      "From s, S, N and the residuals' sum of squares compute the posterior mean of σ², and how much "
      + "it grows when S is doubled.",
    hint:
      "1/σ² given the residuals is Gamma((s + N)/2, (sS + R)/2), and E(1/g) = rate/(shape - 1) for "
      + "a Gamma-distributed g.",
    inputs: { NoiseQuestion.draw(using: &$0) }, describe: \.words,
    parts: ["a", "b"], agreement: .relative(1e-9, because: "two quotients"),
    call: StudentCall("noiseVariance") {
      [
        "degrees": $0.degrees, "scale": $0.scale, "points": $0.points,
        "residualSum": $0.residualSum,
      ]
    },
    key: .noiseVariance)
}
