import BayesNumerics
import Foundation
import Marking
import Workbook

/// What somebody found under one α, asked by somebody who believes another.
struct AlphaQuestion: Sendable {
  /// p(M | D) for M = 0, ..., M*.
  var posterior: [Double]
  var alpha: Double
  var newAlpha: Double

  var words: String {
    func three(_ value: Double) -> String { NumberText.significant(value, digits: 3) }
    return
      "\(posterior.count - 1) units at most, alpha = \(three(alpha)), newAlpha = \(three(newAlpha))"
  }

  init(most: Int, alpha: Double, newAlpha: Double, using random: inout RandomSource) {
    let count = UnitCount(alpha: alpha, most: most)
    let joint = count.probabilities.map { $0 * exp(1.5 * random.normal()) }
    let sum = joint.reduce(0, +)
    posterior = joint.map { $0 / sum }
    (self.alpha, self.newAlpha) = (alpha, newAlpha)
  }

  static func random(using random: inout RandomSource) -> AlphaQuestion {
    let (first, second) = (random.uniform(), random.uniform())
    return AlphaQuestion(
      most: Int.random(in: 1...8, using: &random), alpha: 0.1 + 0.8 * first,
      newAlpha: 0.1 + 0.8 * second, using: &random)
  }

  /// One unit at most, the chapter's M*, and a chain that never saw some of the sizes.
  static var edges: [AlphaQuestion] {
    var random = RandomSource(seed: 10).stream("alphas")
    var unseen = AlphaQuestion(most: 5, alpha: 0.5, newAlpha: 0.8, using: &random)
    unseen.posterior = [0, 0.25, 0.5, 0.25, 0, 0]
    return [
      AlphaQuestion(most: 3, alpha: 0.5, newAlpha: 0.2, using: &random),
      AlphaQuestion(most: 1, alpha: 0.3, newAlpha: 0.6, using: &random),
      AlphaQuestion(most: 10, alpha: 0.7, newAlpha: 0.9, using: &random), unseen,
    ]
  }
}

extension Exercise {
  static let anotherAlpha = Exercise(
    4, "another-alpha", "The same data, another α", difficulty: 2,
    task:
      "A chain has found p(M | D) under one α. What is it under another one, without running the chain again?",
    hint:
      "p(M | D) is proportional to P(M) p(D | M), and the data know nothing of α: which factor do you take out, which "
      + "do you put in? Then look at M*.",
    alwaysTry: AlphaQuestion.edges, inputs: { AlphaQuestion.random(using: &$0) },
    describe: \.words,
    agreement: .absolute(1e-9, because: "rounding of probabilities"),
    call: StudentCall("reweighted") {
      ["posterior": $0.posterior, "alpha": $0.alpha, "newAlpha": $0.newAlpha]
    },
    key: .anotherAlpha)
}
