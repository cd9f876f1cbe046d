import BayesNumerics
import Marking
import Workbook

/// A prior on the number of units.
struct SizeQuestion: Sendable {
  var alpha: Double
  var most: Int

  var words: String { "alpha = \(NumberText.significant(alpha, digits: 3)), most = \(most)" }

  static func random(using random: inout RandomSource) -> SizeQuestion {
    SizeQuestion(
      alpha: 0.05 + 0.92 * random.uniform(), most: Int.random(in: 1...15, using: &random))
  }
}

extension Exercise {
  static let priorOnSize = Exercise(
    2, "prior-on-size", "The prior on the number of units", difficulty: 1,
    task: "How probable is each number of units before data, and how many are there on average?",
    hint:
      "Walk through the indicators: M = 2 means that two units came and a third did not. What is different at M*?",
    alwaysTry: [
      SizeQuestion(alpha: 0.5, most: 10), SizeQuestion(alpha: 0.9, most: 3),
      SizeQuestion(alpha: 0.3, most: 1), SizeQuestion(alpha: 0.2, most: 2),
    ],
    inputs: { SizeQuestion.random(using: &$0) }, describe: \.words,
    agreement: .relative(1e-9, because: "rounding of sums of some terms of one sign"),
    call: StudentCall("sizePrior") { ["alpha": $0.alpha, "most": $0.most] },
    key: .priorOnSize)
}
