import BayesNumerics
import Marking
import Workbook

/// A normal q on the logit scale, noise for it, and the flips of a coin.
struct ScoreQuestion: Sendable {
  var mean: Double
  var logScale: Double
  var noise: [Double]
  var heads: Int
  var tails: Int

  var words: String {
    let list = noise.map(short).joined(separator: ", ")
    return "mean = \(short(mean)), logScale = \(short(logScale)), noise = [\(list)], "
      + "heads = \(heads), tails = \(tails)"
  }

  static func random(using random: inout RandomSource) -> ScoreQuestion {
    let draws = 2 + Int(4 * random.uniform())
    return ScoreQuestion(
      mean: random.normal(), logScale: 0.7 * random.normal() - 0.5,
      noise: (0..<draws).map { _ in random.normal() }, heads: Int(20 * random.uniform()),
      tails: Int(20 * random.uniform()))
  }
}

/// Four digits, for the words of a question.
func short(_ value: Double) -> String { NumberText.significant(value, digits: 4) }

extension Exercise {
  static let scoreAgainstPath = Exercise(
    4, "score-and-path", "Score against path", difficulty: 2,
    task:
      "Two estimates of the same slope of the bound, from the same random numbers: the score function's and the path's. Give "
      + "the mean and the sample variance of each.",
    hint:
      "Per draw: (score of q in m) times (log p - log q), and the slope of log p at θ. Then the same two lines of "
      + "statistics for both.",
    alwaysTry: [
      ScoreQuestion(mean: 0, logScale: 0, noise: [-1, 1], heads: 10, tails: 4),
      ScoreQuestion(mean: 0.8, logScale: -0.6, noise: [-1.2, 0.1, 0.7], heads: 10, tails: 4),
    ],
    inputs: { ScoreQuestion.random(using: &$0) }, describe: \.words,
    parts: ["score's mean", "score's variance", "path's mean", "path's variance"],
    agreement: .relative(1e-9, because: "rounding of means and squares over a few draws"),
    call: StudentCall("scoreAndPath") {
      [
        "mean": $0.mean, "logScale": $0.logScale, "noise": $0.noise, "heads": $0.heads,
        "tails": $0.tails,
      ]
    },
    key: .scoreAndPath)
}
