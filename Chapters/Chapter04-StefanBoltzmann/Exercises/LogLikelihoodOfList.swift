import BayesNumerics
import Foundation
import Marking
import Workbook

/// A list of stars that a survey with a limit has seen.
struct ListQuestion: Sendable {
  var measured: [Double]
  var noises: [Double]
  var limit: Double
  var centre: Double
  var width: Double
}

extension Exercise {
  static let logLikelihoodOfList = Exercise(
    5, "log-likelihood-of-list", "Only the bright ones", difficulty: 2,
    task:
      "log L of all stars is normal, and each is measured with a noise of its own; on the list are only those "
      + "whose measured log L is above a limit. Compute the log likelihood of the centre for the list.",
    hint:
      "Write down the distribution of what is measured of any star of the population, seen or not. "
      + "Then ask how probable a star with this noise is to be on the list, and that for each star.",
    alwaysTry: [
      ListQuestion(
        measured: [0.1, 0.4, 1.2], noises: [0.1, 0.3, 0.6], limit: 0, centre: 0, width: 0.7),
      // Hardly any star is listed: 1 - cumulative rounds to 0, the upper tail does not
      ListQuestion(
        measured: [2.1, 2.2], noises: [0.05, 0.1], limit: 2, centre: -0.8, width: 0.3),
    ],
    inputs: { random in
      let limit = Double.random(in: -0.5...0.5, using: &random)
      let count = Int.random(in: 2...8, using: &random)
      return ListQuestion(
        measured: (0..<count).map { _ in limit + Double.random(in: 0.02...1.5, using: &random) },
        noises: (0..<count).map { _ in Double.random(in: 0.05...0.6, using: &random) },
        limit: limit, centre: Double.random(in: -0.8...0.8, using: &random),
        width: Double.random(in: 0.3...1, using: &random))
    },
    describe: {
      "measured = \(short($0.measured)), noises = \(short($0.noises)), limit = \(short($0.limit)), "
        + "centre = \(short($0.centre)), width = \(short($0.width))"
    },
    agreement: .absolute(1e-9, because: "sums of at most 8 logarithms of size below 100"),
    call: StudentCall("logLikelihoodOfList") {
      [
        "measured": $0.measured, "noises": $0.noises, "limit": $0.limit, "centre": $0.centre,
        "width": $0.width,
      ]
    },
    key: .logLikelihoodOfList)
}
