import BayesNumerics
import Foundation
import Marking
import Workbook

/// Draws from a proposal, with both log densities at each.
struct WeightsQuestion: Sendable {
  var draws: [Double]
  var logTarget: [Double]
  var logProposal: [Double]

  var words: String {
    let numbers = zip(draws, zip(logTarget, logProposal)).map { draw, logs in
      "(\(NumberText.significant(draw, digits: 3)), \(NumberText.significant(logs.0, digits: 4)), "
        + "\(NumberText.significant(logs.1, digits: 4)))"
    }
    return "(θ, log target, log proposal) = \(numbers.joined(separator: " "))"
  }

  /// Three to seven draws; in a third of the cases with logs around -2000, whose exponentials are 0.
  static func random(using random: inout RandomSource) -> WeightsQuestion {
    let count = 3 + Int(random.uniform() * 5)
    let shift = random.uniform() < 0.33 ? -1500 - 1000 * random.uniform() : -3 * random.uniform()
    return WeightsQuestion(
      draws: (0..<count).map { _ in 2 * random.normal() + 0.5 },
      logTarget: (0..<count).map { _ in shift + 1.5 * random.normal() },
      logProposal: (0..<count).map { _ in -1.5 + random.normal() })
  }
}

extension Exercise {
  static let weightsByHand = Exercise(
    2, "weights", "Importance weights by hand", difficulty: 1,
    task:
      "Given draws from a proposal and both log densities there, estimate the log evidence, the posterior mean and the "
      + "number of effective draws.",
    hint:
      "The weight is target over proposal. Take the largest log weight out of every exponential, and put it back where it counts.",
    alwaysTry: [
      // One draw has all of the weight
      WeightsQuestion(draws: [1, -2], logTarget: [-3, -40], logProposal: [-1, -2]),
      // A draw where the target is zero
      WeightsQuestion(
        draws: [0.5, 4, -1], logTarget: [-2, -.infinity, -1.5], logProposal: [-1, -3, -0.8]),
      // All of this underflows
      WeightsQuestion(
        draws: [2, 3, 5], logTarget: [-2001, -2000, -2002.5], logProposal: [-2, -1, -1]),
    ],
    inputs: { WeightsQuestion.random(using: &$0) }, describe: \.words,
    parts: ["log evidence", "mean", "effective draws"],
    agreement: .relative(1e-9, because: "rounding of logs around 2000"),
    call: StudentCall("weigh") {
      ["draws": $0.draws, "logTarget": $0.logTarget, "logProposal": $0.logProposal]
    },
    key: .weights)
}
