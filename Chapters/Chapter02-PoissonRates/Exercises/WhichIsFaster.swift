import BayesNumerics
import Foundation
import Marking
import Workbook

/// Counts of two sensors under one prior.
struct FasterQuestion: Sendable {
  var events1: Int
  var events2: Int
  let intervals: Int
  let mean: Double

  var words: String {
    "events1 = \(events1), events2 = \(events2), intervals = \(intervals), mean = \(mean)"
  }

  static func drawn(using random: inout RandomSource) -> FasterQuestion {
    let events1 = Int.random(in: 1...20, using: &random)
    return FasterQuestion(
      events1: events1, events2: max(1, events1 + Int.random(in: -5...5, using: &random)),
      intervals: Int.random(in: 1...12, using: &random),
      mean: Double(Int.random(in: 1...10, using: &random)))
  }
}

extension Exercise {
  static let whichIsFaster = Exercise(
    5, "which-is-faster", "Which sensor is faster?", difficulty: 2,
    task:
      "Compute the probability that λ1 is larger than λ2, for one exponential prior on both rates.",
    hint:
      "Integrate P(λ1) P(λ2 < λ1), or find the distribution of the share λ1 / (λ1 + λ2) of two Gamma "
      + "variables with the same rate parameter.",
    // In the last the rates lie far above those drawn, and close together
    alwaysTry: [
      FasterQuestion(events1: 3, events2: 1, intervals: 1, mean: 10),
      FasterQuestion(events1: 730, events2: 700, intervals: 20, mean: 30),
    ],
    inputs: { FasterQuestion.drawn(using: &$0) },
    describe: { $0.words },
    agreement: .absolute(1e-6, because: "the exercise asks for 0.000001"),
    call: StudentCall("probabilityFirstIsFaster") {
      [
        "events1": $0.events1, "events2": $0.events2, "intervals": $0.intervals, "mean": $0.mean,
      ]
    },
    key: .whichIsFaster)
}
