import BayesNumerics
import Foundation
import Marking
import Workbook

/// Counts of both sensors and the means of both priors.
struct ModeQuestion: Sendable {
  var events1: Int
  var events2: Int
  var intervals: Int
  var mean1: Double
  var mean2: Double

  var words: String {
    """
    events1 = \(events1), events2 = \(events2), intervals = \(intervals), mean1 = \(mean1), \
    mean2 = \(mean2)
    """
  }

  static func drawn(using random: inout RandomSource) -> ModeQuestion {
    let events1 = Int.random(in: 1...40, using: &random)
    return ModeQuestion(
      events1: events1, events2: events1 + Int.random(in: 1...20, using: &random),
      intervals: Int.random(in: 1...12, using: &random),
      mean1: Double(Int.random(in: 11...30, using: &random)),
      mean2: Double(Int.random(in: 2...10, using: &random)))
  }
}

extension Exercise {
  static let modeOfTheLandscape = Exercise(
    2, "mode-of-the-landscape", "The mode of the landscape", difficulty: 1,
    task: "A colleague's landscape peaks on the wrong side of the diagonal. Return the mode as "
      + "[λ1, λ2], with the first mean for the first rate.",
    hint: "The posterior of each rate is a Gamma. Its density is highest where "
      + "s log λ - (N + 1/b) λ is.",
    alwaysTry: [
      ModeQuestion(events1: 3, events2: 1, intervals: 1, mean1: 10, mean2: 3),
      ModeQuestion(events1: 0, events2: 7, intervals: 4, mean1: 0.5, mean2: 40),
    ],
    inputs: { ModeQuestion.drawn(using: &$0) },
    describe: { $0.words },
    parts: ["λ1", "λ2"],
    agreement: .relative(1e-9, because: "a division and a sum; nothing cancels"),
    call: StudentCall("mode") {
      [
        "events1": $0.events1, "events2": $0.events2, "intervals": $0.intervals,
        "mean1": $0.mean1, "mean2": $0.mean2,
      ]
    },
    key: .modeOfTheLandscape)
}
