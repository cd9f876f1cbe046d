import BayesNumerics
import Foundation
import Marking
import Workbook

/// A linear model: the columns of a net whose units are known, the prior of the weights, and the data.
struct LemmaQuestion: Sendable {
  /// W, one row for each point.
  var rows: [[Double]]
  var targets: [Double]
  var means: [Double]
  var variances: [Double]
  var noiseVariance: Double

  var words: String {
    "\(targets.count) \(targets.count == 1 ? "point" : "points") and "
      + "\(means.count) \(means.count == 1 ? "weight" : "weights")"
  }

  init(points: Int, weights: Int, using random: inout RandomSource) {
    rows = (0..<points).map { _ in (0..<weights).map { _ in random.normal() } }
    means = (0..<weights).map { _ in random.normal() }
    variances = (0..<weights).map { _ in exp(random.normal()) }
    noiseVariance = exp(random.normal() - 1)
    targets = []
    let drawn = zip(means, variances).map { $0 + $1.squareRoot() * random.normal() }
    for row in rows {
      targets.append(dot(row, drawn) + noiseVariance.squareRoot() * random.normal())
    }
  }

  static func random(using random: inout RandomSource) -> LemmaQuestion {
    LemmaQuestion(
      points: Int.random(in: 1...15, using: &random),
      weights: Int.random(in: 1...5, using: &random), using: &random)
  }

  /// One point, no weights at all, and more weights than points.
  static var edges: [LemmaQuestion] {
    var random = RandomSource(seed: 10).stream("lemma")
    return [(6, 2), (1, 1), (4, 0), (2, 5)].map {
      LemmaQuestion(points: $0.0, weights: $0.1, using: &random)
    }
  }
}

extension Exercise {
  static let lemmaWithConstants = Exercise(
    5, "lemma-with-constants", "Lemma 2.1 with its constants", difficulty: 2,
    task:
      "The evidence of a net whose units are known: all weights integrated out, no constant lost (E6).",
    hint:
      "Test it where you know the answer: one point and one weight, y ~ N(w m, σ² + w² v). Or ask what it must give "
      + "without any weights.",
    alwaysTry: LemmaQuestion.edges, inputs: { LemmaQuestion.random(using: &$0) },
    describe: \.words,
    agreement: .absolute(
      1e-7, because: "cancellation between terms of some thousands, each right to 15 digits"),
    call: StudentCall("logEvidence") {
      [
        "rows": $0.rows, "targets": $0.targets, "means": $0.means, "variances": $0.variances,
        "noiseVariance": $0.noiseVariance,
      ]
    },
    key: .lemmaWithConstants)
}
