import BayesNumerics
import Foundation
import Marking
import Workbook

/// Points and one hidden unit.
struct NodeQuestion: Sendable {
  var x: [Double]
  var y: [Double]
  var slope: Double
  var weightMean: Double
  var weightVariance: Double
  var noiseVariance: Double

  static func draw(using random: inout RandomSource) -> NodeQuestion {
    let count = Int.random(in: 3...12, using: &random)
    let x = (0..<count).map { _ in Double.random(in: -3...3, using: &random) }
    let slope = Double.random(in: -2...2, using: &random)
    let noise = Double.random(in: 0.1...1, using: &random)
    return NodeQuestion(
      x: x,
      y: x.map { 1.5 / (1 + exp(-slope * $0)) + noise.squareRoot() * random.normal() },
      slope: slope, weightMean: Double.random(in: 0.3...1, using: &random),
      weightVariance: Double.random(in: 0.5...3, using: &random), noiseVariance: noise)
  }

  /// Few enough to be told completely.
  static let small = NodeQuestion(
    x: [-1, 2], y: [0.5, 1.5], slope: 1, weightMean: 0.5, weightVariance: 2, noiseVariance: 0.25)

  var words: String {
    let points =
      x.count == 2
      ? "x = \(x.inWords), y = \(y.inWords)"
      : "\(x.count) points, the first at x = \(x[0].inWords), y = \(y[0].inWords)"
    return "\(points), slope = \(slope.inWords), weightMean = \(weightMean.inWords), "
      + "weightVariance = \(weightVariance.inWords), noiseVariance = \(noiseVariance.inWords)"
  }
}

extension Exercise {
  static let weightIntegratedOut = Exercise(
    11, "weight-integrated-out", "The weight integrated out", difficulty: 3,
    task:
      "For one hidden unit, compute the log likelihood of γ with β integrated out, and with β held at "
      + "its prior mean.",
    hint:
      "Given γ, y is a sum of two independent normal vectors, β z and the noise: which mean and which "
      + "covariance has it? Or use Lemma 2.1, with the factor that it lacks.",
    alwaysTry: [.small],
    inputs: { NodeQuestion.draw(using: &$0) }, describe: \.words,
    parts: ["a", "b"],
    agreement: .relative(1e-8, because: "a few sums; by a Cholesky factor of N × N as well"),
    call: StudentCall("logLikelihoods") {
      [
        "x": $0.x, "y": $0.y, "slope": $0.slope, "weightMean": $0.weightMean,
        "weightVariance": $0.weightVariance, "noiseVariance": $0.noiseVariance,
      ]
    },
    key: .weightIntegratedOut)
}
