import BayesNumerics
import Marking
import Workbook

/// Draws of weights and slopes.
struct LabelQuestion: Sendable {
  var weights: [[Double]]
  var slopes: [[Double]]

  static func draw(using random: inout RandomSource) -> LabelQuestion {
    let units = Int.random(in: 2...4, using: &random)
    let draws = Int.random(in: 3...12, using: &random)
    // Units that are apart, numbered anew in every draw
    var weights: [[Double]] = []
    var slopes: [[Double]] = []
    for _ in 0..<draws {
      let order = (0..<units).shuffled(using: &random)
      weights.append(order.map { 2 - 1.3 * Double($0 % 3) + 0.3 * random.normal() })
      slopes.append(order.map { 2 * Double($0) - 3 + 0.3 * random.normal() })
    }
    return LabelQuestion(weights: weights, slopes: slopes)
  }

  /// Few enough to be told completely.
  static let small = LabelQuestion(
    weights: [[1, 2, 3], [5, 4, 9]], slopes: [[0.2, -3, 1], [2, 0.5, -1]])

  var words: String {
    guard weights.count == 2 else {
      return "\(weights.count) draws of \(weights[0].count) hidden units, the first with weights = "
        + "\(weights[0].inWords), slopes = \(slopes[0].inWords)"
    }
    func table(_ rows: [[Double]]) -> String {
      "[" + rows.map(\.inWords).joined(separator: ", ") + "]"
    }
    return "weights = \(table(weights)), slopes = \(table(slopes))"
  }
}

extension Exercise {
  static let unitsInOrder = Exercise(
    6, "units-in-order", "Hidden units in order", difficulty: 2,
    task:
      "Label switching: chains number the hidden units as they like. Sort the units of each draw by slope, "
      + "then average the weights.",
    hint: "The order is found anew for every draw, and the weights move with their slopes.",
    alwaysTry: [.small],
    inputs: { LabelQuestion.draw(using: &$0) }, describe: \.words,
    agreement: .relative(1e-9, because: "means of a few numbers"),
    call: StudentCall("meanWeightsInOrder") { ["weights": $0.weights, "slopes": $0.slopes] },
    key: .unitsInOrder)
}
