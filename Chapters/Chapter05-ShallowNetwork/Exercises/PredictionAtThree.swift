import BayesNumerics
import Marking
import Workbook

/// Draws of a whole network.
struct DrawsQuestion: Sendable {
  var weights: [[Double]]
  var offsets: [[Double]]
  var slopes: [[Double]]
  var noiseVariances: [Double]

  static func draw(using random: inout RandomSource) -> DrawsQuestion {
    let units = Int.random(in: 1...4, using: &random)
    let draws = Int.random(in: 4...20, using: &random)
    func table(_ spread: Double) -> [[Double]] {
      (0..<draws).map { _ in (0..<units).map { _ in spread * random.normal() } }
    }
    return DrawsQuestion(
      weights: table(1.5), offsets: table(1), slopes: table(1),
      noiseVariances: (0..<draws).map { _ in Double.random(in: 0.1...1.5, using: &random) })
  }

  /// Few enough to be told completely.
  static let small = DrawsQuestion(
    weights: [[1, 2], [-1, 3]], offsets: [[0.5, -1], [1, 0]], slopes: [[1, -0.5], [0.2, 0.4]],
    noiseVariances: [0.25, 1])

  var words: String {
    guard weights.count == 2 else {
      return "\(weights.count) draws of \(weights[0].count) hidden "
        + "\(weights[0].count == 1 ? "unit" : "units"), the first with weights = "
        + "\(weights[0].inWords), offsets = \(offsets[0].inWords), slopes = \(slopes[0].inWords)"
    }
    func table(_ rows: [[Double]]) -> String {
      "[" + rows.map(\.inWords).joined(separator: ", ") + "]"
    }
    return "weights = \(table(weights)), offsets = \(table(offsets)), slopes = \(table(slopes)), "
      + "noiseVariances = \(noiseVariances.inWords)"
  }
}

extension Exercise {
  static let predictionAtThree = Exercise(
    5, "prediction-at-three", "Prediction at x = 3", difficulty: 2,
    task:
      "From draws of a whole network compute mean and standard deviation of a new measurement at "
      + "x = 3, outside the points, when each draw is as likely as the next.",
    hint:
      "Each draw predicts N(f(3), σ²), and the prediction is their mixture. Mean of the means; "
      + "variance of the means (divide by the number of draws) plus mean of the variances.",
    alwaysTry: [.small],
    inputs: { DrawsQuestion.draw(using: &$0) }, describe: \.words,
    parts: ["m", "s"], agreement: .relative(1e-9, because: "sums of at most 20 draws"),
    call: StudentCall("predictionAtThree") {
      [
        "weights": $0.weights, "offsets": $0.offsets, "slopes": $0.slopes,
        "noiseVariances": $0.noiseVariances,
      ]
    },
    key: .predictionAtThree)
}
