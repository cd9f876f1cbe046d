import BayesNumerics
import Foundation
import Marking
import Workbook

/// A peak of the sine's posterior, and where it is to be looked for.
struct PeakQuestion: Sendable {
  var y: Double
  /// σ²
  var noise: Double
  /// τ²
  var priorVariance: Double
  var lower: Double
  var upper: Double

  var words: String {
    func short(_ value: Double) -> String { NumberText.significant(value, digits: 4) }
    return
      "y = \(short(y)), noise = \(short(noise)), priorVariance = \(short(priorVariance)), between \(short(lower)) and "
      + short(upper)
  }

  /// The slope of the log posterior decreases throughout, from lower to upper, and changes its sign there: cos 2θ + y sin θ is
  /// positive, and the prior pulls less than the datum at both ends that count.
  static func random(using random: inout RandomSource) -> PeakQuestion {
    let isLeft = random.uniform() < 0.4
    return PeakQuestion(
      y: -1.2 - 1.8 * random.uniform(), noise: 0.3 + 0.7 * random.uniform(),
      priorVariance: 3.5 + 2.5 * random.uniform(), lower: isLeft ? -.pi / 2 : 3,
      upper: isLeft ? 0 : 3 * .pi / 2)
  }
}

extension Exercise {
  static let laplaceOnTheWrongSide = Exercise(
    3, "laplace", "Laplace on the wrong side", difficulty: 2,
    task:
      "A climb may end on either peak of the sine's posterior. Find the peak between two places, and what Laplace's method makes "
      + "of it: mode, standard deviation, log area.",
    hint:
      "Write the slope of log prior + log likelihood and bisect it. Differentiate the slope once more, all of it: f has a "
      + "curvature, too.",
    alwaysTry: [
      PeakQuestion(y: -2, noise: 0.8, priorVariance: 4, lower: -.pi / 2, upper: 0),
      PeakQuestion(y: -2, noise: 0.8, priorVariance: 4, lower: 3, upper: 3 * .pi / 2),
    ],
    inputs: { PeakQuestion.random(using: &$0) }, describe: \.words,
    parts: ["mode", "standard deviation", "log area"],
    agreement: .relative(1e-6, because: "a search for a peak, which need not go to the last digit"),
    call: StudentCall("laplacePeak") {
      [
        "y": $0.y, "noise": $0.noise, "priorVariance": $0.priorVariance, "lower": $0.lower,
        "upper": $0.upper,
      ]
    },
    key: .laplace)
}
