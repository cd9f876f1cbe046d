import BayesNumerics
import Foundation
import Marking
import Workbook

/// A survey of stars, with the standard deviation of each of the four uncertainties.
struct SurveyBudget: Sendable {
  var engineering: Double
  var instrument: Double
  var population: Double
  var scientific: Double
  var stars: Int
  var readings: Int

  static func drawn(using random: inout RandomSource) -> SurveyBudget {
    func deviation(_ range: ClosedRange<Double>) -> Double {
      Double.random(in: range, using: &random)
    }
    return SurveyBudget(
      engineering: deviation(0.02...0.3), instrument: deviation(0.2...2),
      population: deviation(0.2...2), scientific: deviation(0.02...0.3),
      stars: Int.random(in: 2...60, using: &random),
      readings: Int.random(in: 2...9, using: &random))
  }
}

extension Exercise {
  static let fourUncertainties = Exercise(
    3, "four-uncertainties", "Four uncertainties", difficulty: 1,
    task:
      "A survey will report the mean of many stars. Four things make it uncertain: the "
      + "computation, the "
      + "instrument, the population, and what science does not know. Which share of the variance "
      + "does each have?",
    hint:
      "Variances of independent errors add. Ask of each error: does every star have its own, "
      + "every reading, or "
      + "do all share one?",
    alwaysTry: [
      SurveyBudget(
        engineering: 0.01, instrument: 1, population: 2, scientific: 0.1, stars: 1, readings: 4),
      SurveyBudget(
        engineering: 0.2, instrument: 0.5, population: 0, scientific: 0.1, stars: 1000, readings: 1),
    ],
    inputs: { SurveyBudget.drawn(using: &$0) },
    describe: {
      "engineering = \($0.engineering), instrument = \($0.instrument), population = "
        + "\($0.population), "
        + "scientific = \($0.scientific), stars = \($0.stars), readings = \($0.readings)"
    },
    parts: ["engineering", "instrument", "population", "scientific"],
    agreement: .absolute(
      1e-9, because: "shares of a sum of four squares; nine digits are asked for"),
    call: StudentCall("uncertaintyShares") {
      [
        "engineering": $0.engineering, "instrument": $0.instrument, "population": $0.population,
        "scientific": $0.scientific, "stars": $0.stars, "readings": $0.readings,
      ]
    },
    key: .fourUncertainties)
}
