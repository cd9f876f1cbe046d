import BayesNumerics
import Foundation
import Marking
import Workbook

/// A prior and the flips that follow.
struct SequentialCase: Sendable {
  let a: Double
  let b: Double
  let flips: [Bool]

  var heads: Int { flips.count(where: { $0 }) }

  static func drawn(using random: inout RandomSource) -> SequentialCase {
    let bias = Double.random(in: 0.1...0.9, using: &random)
    let count = Int.random(in: 3...30, using: &random)
    return SequentialCase(
      a: Double(Int.random(in: 2...20, using: &random)),
      b: Double(Int.random(in: 2...20, using: &random)),
      flips: (0..<count).map { _ in Double.random(in: 0..<1, using: &random) < bias })
  }
}

extension Exercise {
  static let oneFlipAtATime = Exercise(
    3, "one-flip-at-a-time", "One flip at a time", difficulty: 1,
    task:
      "Start from Beta(a, b), predict each flip before you learn from it, and return the product of "
      + "these predictions: the probability of exactly these flips. Try two orders.",
    hint:
      "What will the next flip be? The chapter answers it with the mean of what is believed, which "
      + "changes after every flip.",
    alwaysTry: [
      SequentialCase(a: 10, b: 12, flips: [true, true, false]),
      SequentialCase(a: 0.5, b: 2, flips: [false]),
    ],
    inputs: { SequentialCase.drawn(using: &$0) },
    describe: { input in
      "a = \(input.a), b = \(input.b), flips = \(input.flips.map { $0 ? "H" : "T" }.joined())"
    },
    agreement: .relative(1e-10, because: "a product of thirty quotients; nothing cancels"),
    call: StudentCall("probabilityOfFlips") { ["a": $0.a, "b": $0.b, "flips": $0.flips] },
    key: .oneFlipAtATime)
}
