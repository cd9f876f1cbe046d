import BayesNumerics
import Foundation
import Inference
import Workbook

/// What must hold of a log evidence: three checks that need no solution, then a comparison with the QR engine.
struct EvidenceChecks: Sendable {
  /// What failed, each a sentence with the input.
  let failures: [String]

  init(_ questions: [EvidenceQuestion], _ answers: [[Double]]) {
    let all = zip(questions, answers).map { ($0, $1.count == 1 ? $1[0] : .nan) }
    if let (question, _) = all.first(where: { $0.1.isNaN || $0.1 == .infinity }) {
      failures = ["For \(question.words) your answer is not a number."]
    } else {
      failures = [
        Self.density(all), Self.marginal(all), Self.chainRule(all), Self.order(all),
        Self.engine(all),
      ].compactMap(\.self)
    }
  }

  private typealias Answer = (question: EvidenceQuestion, value: Double)

  /// ∫ p(y) dy = 1, for one point.
  private static func density(_ all: [Answer]) -> String? {
    var total = 0.0
    var words = ""
    for (question, value) in all {
      if case .density(let step) = question.purpose {
        total += step * exp(value)
        words = question.words
      }
    }
    // The grid itself errs by 1e-9 or less
    guard !(abs(total - 1) <= 1e-6) else { return nil }
    return
      "It is no density over y: summed over all y of one point it gives \(digits(total)), not 1 "
      + "(the last of these: \(words))."
  }

  /// ∫ p(y₁, y₂) dy₂ = p(y₁)
  private static func marginal(_ all: [Answer]) -> String? {
    var total = 0.0
    for (question, value) in all {
      if case .pair(let step) = question.purpose { total += step * exp(value) }
    }
    guard let (question, first) = first(of: all), !(abs(total / exp(first) - 1) <= 1e-6) else {
      return nil
    }
    return
      "p(y₁, y₂) summed over all y₂ is \(digits(total / exp(first))) times your p(y₁), not once, for "
      + "\(question.words)."
  }

  /// log p(y₁, y₂) - log p(y₁) = log p(y₂ | y₁), the prediction of the second point by what the first has taught.
  private static func chainRule(_ all: [Answer]) -> String? {
    guard let (question, first) = first(of: all) else { return nil }
    let learnt = question.posterior
    for (pair, value) in all {
      guard case .pair = pair.purpose, abs(value) < 20 else { continue }
      let prediction = learnt.prediction(at: pair.features[1])
      let expected = Normal(
        mean: prediction.mean, standardDeviation: prediction.standardDeviation
      ).logDensity(pair.y[1])
      if !(abs(value - first - expected) <= 1e-7 * (1 + abs(expected))) {
        return
          "The chain rule fails: your log p(y₁, y₂) - log p(y₁) is off by "
          + "\(digits(value - first - expected)) from the log density that the stated model, having seen "
          + "the first point, gives y₂ = \(digits(pair.y[1])). The first point: \(question.words)."
      }
    }
    return nil
  }

  private static func order(_ all: [Answer]) -> String? {
    for (before, after) in zip(all, all.dropFirst()) {
      guard case .reordered = after.question.purpose else { continue }
      if !(abs(before.value - after.value) <= 1e-8 * (1 + abs(before.value))) {
        return
          "The order of the points changes your answer, by \(digits(after.value - before.value)), for "
          + "\(before.question.words)."
      }
    }
    return nil
  }

  private static func engine(_ all: [Answer]) -> String? {
    for (question, value) in all {
      guard case .engine = question.purpose else { continue }
      let expected = question.posterior.logEvidence
      // The covariance of thirty y up to the twelfth power keeps some seven digits
      let bound = question.features[0].count > 6 ? 1e-6 : 1e-8
      if !(abs(value - expected) <= bound * (1 + abs(expected))) {
        return "It is not the evidence of this model: your answer is too "
          + (value > expected ? "large" : "small") + " for \(question.words)."
      }
    }
    return nil
  }

  private static func first(of all: [Answer]) -> Answer? {
    all.first {
      if case .first = $0.question.purpose { true } else { false }
    }
  }

  private static func digits(_ value: Double) -> String {
    NumberText.significant(value, digits: 3)
  }
}
