import BayesNumerics
import Foundation
import Marking
import Workbook

/// Nets of several sizes, and what each predicts at one place.
struct AverageQuestion: Sendable {
  var logEvidences: [Double]
  var prior: [Double]
  var means: [Double]
  var deviations: [Double]

  var words: String {
    let logs = logEvidences.map { NumberText.fixed($0, decimals: 1) }.joined(separator: ", ")
    return "\(means.count) sizes with log evidences \(logs)"
  }

  init(sizes: Int, around level: Double, using random: inout RandomSource) {
    logEvidences = (0..<sizes).map { _ in level + 2 * random.normal() }
    let raw = (0..<sizes).map { _ in 0.1 + random.uniform() }
    let sum = raw.reduce(0, +)
    prior = raw.map { $0 / sum }
    means = (0..<sizes).map { _ in 2 * random.normal() }
    deviations = (0..<sizes).map { _ in exp(0.5 * random.normal()) }
  }

  static func random(using random: inout RandomSource) -> AverageQuestion {
    AverageQuestion(
      sizes: Int.random(in: 2...6, using: &random), around: -5 - 60 * random.uniform(),
      using: &random)
  }

  /// Evidences that are no numbers of the computer any more, and one size alone.
  static var edges: [AverageQuestion] {
    var random = RandomSource(seed: 10).stream("averages")
    return [(3, -12), (4, -1500), (2, -4000), (1, -30)].map {
      AverageQuestion(sizes: $0.0, around: $0.1, using: &random)
    }
  }
}

extension Exercise {
  static let averagedPrediction = Exercise(
    3, "averaged-prediction", "The average over all sizes", difficulty: 1,
    task:
      "Log evidences, a prior, and the prediction of each size: weigh the sizes, and average what they predict, with its "
      + "standard deviation.",
    hint:
      "Only ratios of evidences matter: what may be taken off all logarithms before you take exponentials? For the "
      + "spread, ask where a value may come from: from which net, and from where within it?",
    alwaysTry: AverageQuestion.edges, inputs: { AverageQuestion.random(using: &$0) },
    describe: \.words,
    agreement: .absolute(1e-8, because: "rounding of log evidences of some thousands"),
    call: StudentCall("averaged") {
      [
        "logEvidences": $0.logEvidences, "prior": $0.prior, "means": $0.means,
        "deviations": $0.deviations,
      ]
    },
    key: .averagedPrediction)
}
