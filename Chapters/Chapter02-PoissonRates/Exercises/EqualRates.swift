import BayesNumerics
import Foundation
import Marking
import Workbook

/// Counts of two sensors, and the gamma prior of every rate.
struct EqualRatesQuestion: Sendable {
  let events1: Int
  let events2: Int
  let intervals: Int
  let shape: Double
  let rate: Double

  var words: String {
    """
    events1 = \(events1), events2 = \(events2), intervals = \(intervals), shape = \(shape), \
    rate = \(rate)
    """
  }

  static func drawn(using random: inout RandomSource) -> EqualRatesQuestion {
    let intervals = Int.random(in: 1...30, using: &random)
    let events1 = Int.random(in: 0...(4 * intervals), using: &random)
    return EqualRatesQuestion(
      events1: events1, events2: Int.random(in: 0...(4 * intervals), using: &random),
      intervals: intervals, shape: Double(Int.random(in: 2...40, using: &random)) / 8,
      rate: Double(Int.random(in: 1...30, using: &random)) / 16)
  }
}

extension Exercise {
  static let equalRates = Exercise(
    7, "equal-rates", "Are the rates equal?", difficulty: 3,
    task: "Weigh 'both sensors count the same process' against 'each has a rate of its own': the "
      + "logarithm of the Bayes factor, with one Gamma prior for every rate.",
    hint:
      "Multiply the likelihood λ^s exp(-N λ) by the Gamma prior and use the gamma integral of the chapter. "
      + "How many events, in how many intervals, does a common rate explain?",
    // The last needs logarithms: the gamma function of 700 overflows
    alwaysTry: [
      EqualRatesQuestion(events1: 3, events2: 1, intervals: 1, shape: 1, rate: 0.1),
      EqualRatesQuestion(events1: 0, events2: 0, intervals: 7, shape: 2, rate: 0.5),
      EqualRatesQuestion(events1: 300, events2: 400, intervals: 100, shape: 4, rate: 1.5),
    ],
    inputs: { EqualRatesQuestion.drawn(using: &$0) },
    describe: { $0.words },
    agreement: .absolute(1e-8, because: "logarithms of up to 4000, each right to 1e-15, cancel"),
    call: StudentCall("logFactorOfEqualRates") {
      [
        "events1": $0.events1, "events2": $0.events2, "intervals": $0.intervals,
        "shape": $0.shape, "rate": $0.rate,
      ]
    },
    key: .equalRates)
}
