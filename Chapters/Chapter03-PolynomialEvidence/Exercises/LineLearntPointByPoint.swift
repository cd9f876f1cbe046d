import BayesNumerics
import Marking
import Workbook

/// Points of a straight line.
struct NoisyLine: Sendable {
  var x: [Double]
  var y: [Double]
  var noiseVariance: Double
}

extension Exercise {
  static let lineLearntPointByPoint = Exercise(
    3, "line-learnt-point-by-point", "Point by point", difficulty: 2,
    task:
      "Learn a straight line one point at a time: each posterior is the prior of the next point. The "
      + "last posterior mean is that of all points at once.",
    hint:
      "A point adds φφᵀ / σ² to the inverse covariance and φ y / σ² to the inverse covariance times the "
      + "mean, with φ = [1, x].",
    alwaysTry: [
      NoisyLine(x: [0, 1, 2], y: [1, 3, 2], noiseVariance: 1.5),
      NoisyLine(x: [2, -1], y: [1, 4], noiseVariance: 0.1),
    ],
    inputs: { random in
      let x = (0..<Int.random(in: 3...12, using: &random)).map { _ in
        Double.random(in: -3...3, using: &random)
      }
      let w = [random.normal(), random.normal()]
      return NoisyLine(
        x: x, y: x.map { w[0] + w[1] * $0 + random.normal() },
        noiseVariance: Double.random(in: 0.2...3, using: &random))
    },
    describe: { "x = \($0.x), y = \($0.y), noise variance \($0.noiseVariance)" },
    parts: ["w₀", "w₁"],
    agreement: .relative(
      1e-8, because: "two equations with two unknowns of condition below 1e4, updated a dozen times"
    ),
    call: StudentCall("lineLearntPointByPoint") {
      ["x": $0.x, "y": $0.y, "noiseVariance": $0.noiseVariance]
    },
    key: .lineLearntPointByPoint)
}
