import BayesNumerics
import Foundation
import Marking
import Workbook

/// A count to be predicted from those before it.
struct PredictiveQuestion: Sendable {
  let count: Int
  var events: Int
  var intervals: Int
  var mean: Double

  var words: String {
    "count = \(count), events = \(events), intervals = \(intervals), mean = \(mean)"
  }

  static func drawn(using random: inout RandomSource) -> PredictiveQuestion {
    let intervals = Int.random(in: 1...8, using: &random)
    return PredictiveQuestion(
      count: Int.random(in: 0...9, using: &random),
      events: Int.random(in: 1...(5 * intervals), using: &random), intervals: intervals,
      mean: Double(Int.random(in: 2...12, using: &random)))
  }
}

extension Exercise {
  static let nextCount = Exercise(
    4, "next-count", "The next count", difficulty: 2,
    task:
      "Average the Poisson distribution over the posterior of its rate: how probable are so many events in "
      + "the next interval?",
    hint:
      "The integral of λ^k exp(-λ) / k! against a Gamma density is a negative binomial mass. Which "
      + "of its parameters is the shape of the posterior?",
    alwaysTry: [
      PredictiveQuestion(count: 2, events: 3, intervals: 1, mean: 10),
      PredictiveQuestion(count: 60, events: 500, intervals: 9, mean: 40),
    ],
    inputs: { PredictiveQuestion.drawn(using: &$0) },
    describe: { $0.words },
    agreement: .relative(1e-9, because: "logarithms of factorials below 1000, right to 1e-12"),
    call: StudentCall("predictive") {
      ["count": $0.count, "events": $0.events, "intervals": $0.intervals, "mean": $0.mean]
    },
    key: .nextCount)
}
