import BayesNumerics
import Marking
import Workbook

/// A normal q on the logit scale, noise for it, and the flips of a coin.
struct PathQuestion: Sendable {
  var mean: Double
  var logScale: Double
  var noise: [Double]
  var heads: Int
  var tails: Int

  var words: String {
    func short(_ value: Double) -> String { NumberText.significant(value, digits: 4) }
    return "mean = \(short(mean)), logScale = \(short(logScale)), noise = "
      + "[\(noise.map(short).joined(separator: ", "))], heads = \(heads), tails = \(tails)"
  }

  static func random(using random: inout RandomSource) -> PathQuestion {
    let draws = 1 + Int(4 * random.uniform())
    return PathQuestion(
      mean: random.normal(), logScale: 0.7 * random.normal() - 0.5,
      noise: (0..<draws).map { _ in random.normal() }, heads: Int(20 * random.uniform()),
      tails: Int(20 * random.uniform()))
  }
}

extension Exercise {
  static let pathGradientCall = StudentCall<PathQuestion>("pathGradient") {
    [
      "mean": $0.mean, "logScale": $0.logScale, "noise": $0.noise, "heads": $0.heads,
      "tails": $0.tails,
    ]
  }

  static let pathGradientByMe = Exercise(
    4, "path-gradient", "The path gradient", difficulty: 3,
    task:
      "The slope of the bound from a few random numbers, for a coin on the logit scale: all that a stochastic search "
      + "needs.",
    hint:
      "First the slope of the log density at θ = m + s ε. Then move m, and move log s, with ε held; the entropy moves, too.",
    alwaysTry: [
      PathQuestion(mean: 0, logScale: 0, noise: [1], heads: 10, tails: 4),
      PathQuestion(mean: 0, logScale: 0, noise: [-1, 1], heads: 10, tails: 4),
    ],
    inputs: { PathQuestion.random(using: &$0) }, describe: \.words,
    parts: ["slope in the mean", "slope in log s"],
    agreement: .relative(1e-9, because: "rounding of a mean over a few draws"),
    call: pathGradientCall, key: .pathGradientByMe)
}
