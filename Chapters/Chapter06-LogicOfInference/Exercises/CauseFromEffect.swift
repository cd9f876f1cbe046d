import BayesNumerics
import Foundation
import Marking
import Workbook

/// A cause, and how often its effect comes with it and without it.
struct CauseQuestion: Sendable {
  let prior: Double
  let ifCause: Double
  let ifNoCause: Double

  static func drawn(using random: inout RandomSource) -> CauseQuestion {
    func probability() -> Double { Double.random(in: 0.02...0.98, using: &random) }
    return CauseQuestion(prior: probability(), ifCause: probability(), ifNoCause: probability())
  }
}

extension Exercise {
  static let causeFromEffect = Exercise(
    2, "cause-from-effect", "From an effect to its cause", difficulty: 1,
    task:
      "Rule 2 of the chapter with any three probabilities: how probable is A once B was seen, "
      + "and how "
      + "probable once it is known that B did not occur?",
    hint:
      "Write the table of the four cases, as the chapter does. Which cells are left once B was "
      + "seen, and which "
      + "once it was not?",
    // A rare disease; an effect without other causes; one that never fails; a cause that prevents
    alwaysTry: [
      CauseQuestion(prior: 0.001, ifCause: 0.99, ifNoCause: 0.05),
      CauseQuestion(prior: 0.3, ifCause: 0.6, ifNoCause: 0),
      CauseQuestion(prior: 0.3, ifCause: 1, ifNoCause: 0.2),
      CauseQuestion(prior: 0.7, ifCause: 0.1, ifNoCause: 0.8),
    ],
    inputs: { CauseQuestion.drawn(using: &$0) },
    describe: { "prior = \($0.prior), ifCause = \($0.ifCause), ifNoCause = \($0.ifNoCause)" },
    parts: ["P(A | B)", "P(A | not B)"],
    agreement: .absolute(
      1e-9, because: "quotients of sums of two probabilities; nine digits are asked for"),
    call: StudentCall("probabilityOfCause") {
      ["prior": $0.prior, "ifCause": $0.ifCause, "ifNoCause": $0.ifNoCause]
    },
    key: .causeFromEffect)
}
