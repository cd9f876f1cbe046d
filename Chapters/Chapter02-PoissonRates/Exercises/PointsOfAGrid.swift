import BayesNumerics
import Foundation
import Marking
import Workbook

/// What was counted, and where the grid ends.
struct PointsQuestion: Sendable {
  let events: Int
  let intervals: Int
  let end: Double

  var words: String { "events = \(events), intervals = \(intervals), end = \(end)" }

  static func drawn(using random: inout RandomSource) -> PointsQuestion {
    let intervals = Int.random(in: 1...400, using: &random)
    return PointsQuestion(
      events: Int.random(in: 1...(3 * intervals), using: &random), intervals: intervals,
      end: Double(Int.random(in: 40...400, using: &random)) / 10 + 0.0371)
  }
}

extension Exercise {
  static let pointsOfAGrid = Exercise(
    3, "points-of-a-grid", "A grid too coarse", difficulty: 1,
    task:
      "A grid that steps over the peak sees nothing of it. How many points does it need, so that "
      + "its spacing is at most one standard deviation of the rate?",
    hint: "Under a flat prior the posterior is Gamma(s + 1, N), of variance (s + 1) / N².",
    // In two of them the spacings come out whole, so that only the ends count
    alwaysTry: [
      PointsQuestion(events: 300, intervals: 100, end: 5),
      PointsQuestion(events: 8, intervals: 3, end: 6),
      PointsQuestion(events: 3, intervals: 2, end: 9),
    ],
    inputs: { PointsQuestion.drawn(using: &$0) },
    describe: { $0.words },
    agreement: .absolute(0, because: "a count is exact"),
    call: StudentCall("pointsNeeded") {
      ["events": $0.events, "intervals": $0.intervals, "end": $0.end]
    },
    key: .pointsOfAGrid)
}
