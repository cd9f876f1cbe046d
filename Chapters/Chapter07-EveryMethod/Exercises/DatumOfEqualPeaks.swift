import BayesNumerics
import Foundation
import Marking
import Workbook

/// A prior and a noise, for which a datum is to be found.
struct EqualPeaksQuestion: Sendable {
  var priorMean: Double
  var priorVariance: Double
  /// σ²
  var noise: Double

  var words: String {
    func short(_ value: Double) -> String { NumberText.significant(value, digits: 4) }
    return
      "priorMean = \(short(priorMean)), priorVariance = \(short(priorVariance)), noise = \(short(noise))"
  }

  /// A prior that prefers the right peak, so that there is an answer between -12 and -2.
  static func random(using random: inout RandomSource) -> EqualPeaksQuestion {
    EqualPeaksQuestion(
      priorMean: 1.5 * random.uniform(), priorVariance: 1 + 5 * random.uniform(),
      noise: 0.3 + 1.2 * random.uniform())
  }
}

extension Exercise {
  static let datumOfEqualPeaks = Exercise(
    4, "equal-peaks", "The datum that makes peaks equal", difficulty: 2,
    task:
      "For f(θ) = θ³ - 3θ, find the datum y at or below -2 for which the posterior is as high on its best place left of -1 as on its "
      + "best place right of -1.",
    hint:
      "Write the height of the best place on either side as a function of y, by a search over θ, and bisect the difference over "
      + "y. The peaks move while y does.",
    count: 12,
    alwaysTry: [EqualPeaksQuestion(priorMean: 0, priorVariance: 4, noise: 0.8)],
    inputs: { EqualPeaksQuestion.random(using: &$0) }, describe: \.words,
    agreement: .relative(1e-6, because: "two searches, which need not go to the last digit"),
    call: StudentCall("datumOfEqualPeaks") {
      ["priorMean": $0.priorMean, "priorVariance": $0.priorVariance, "noise": $0.noise]
    },
    key: .equalPeaks)
}
