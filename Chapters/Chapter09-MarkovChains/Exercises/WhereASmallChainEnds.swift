import BayesNumerics
import Foundation
import Marking
import Workbook

/// A chain on a few states.
struct BalanceQuestion: Sendable {
  var transitions: [[Double]]

  var words: String {
    let rows = transitions.map { row in
      "[" + row.map { NumberText.significant($0, digits: 3) }.joined(separator: ", ") + "]"
    }
    return "transitions = [\(rows.joined(separator: ", "))]"
  }

  /// A chain of Metropolis, a roundabout with detours, or rows at random, some with a probability of 0.
  static func random(using random: inout RandomSource) -> BalanceQuestion {
    let count = Int.random(in: 2...5, using: &random)
    func shares() -> [Double] {
      let sizes = (0..<count).map { _ in 0.05 + random.exponential() }
      return sizes.map { $0 / sizes.reduce(0, +) }
    }
    switch random.uniform() {
    case ..<0.25: return BalanceQuestion(transitions: FiniteChain.metropolis(shares()).transitions)
    case ..<0.4: return BalanceQuestion(transitions: FiniteChain.roundabout(shares()).transitions)
    default:
      return BalanceQuestion(
        transitions: (0..<count).map { i in
          // Everybody can go on to the next state, so that no state is out of reach
          var row = shares()
          let blocked = Int.random(in: 0..<count, using: &random)
          if blocked != (i + 1) % count { row[blocked] = 0 }
          let sum = row.reduce(0, +)
          return row.map { $0 / sum }
        })
    }
  }
}

extension Exercise {
  static let whereASmallChainEnds = Exercise(
    2, "stationary", "Where a small chain ends", difficulty: 1,
    task:
      "A chain on two to five states is given by its probabilities of transition. Find the distribution that a step "
      + "leaves invariant, and how far the chain is from detailed balance.",
    hint:
      "Write down π = πP for two states and solve it by hand. One equation says the same as the others together; put "
      + "Σ π = 1 in its place.",
    alwaysTry: [
      BalanceQuestion(transitions: [[0.9, 0.1], [0.3, 0.7]]),
      BalanceQuestion(transitions: [[0, 1, 0], [0, 0, 1], [1, 0, 0]]),
      // Two steps forth or two back lead to the same state: it never forgets whether a step is odd
      BalanceQuestion(transitions: [[0, 1, 0], [0.25, 0, 0.75], [0, 1, 0]]),
      BalanceQuestion(transitions: FiniteChain.metropolis([0.6, 0.1, 0.3]).transitions),
    ],
    inputs: { BalanceQuestion.random(using: &$0) }, describe: \.words,
    agreement: .absolute(1e-9, because: "rounding, in the solution of five equations"),
    call: StudentCall("stationary") { ["transitions": $0.transitions] },
    key: .stationary)
}
