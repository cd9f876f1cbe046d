import Foundation
import Inference
import Marking
import Workbook

/// How many digits of a log evidence are right, by the chapter's engine, which works by QR.
///
/// Every program rounds in its own way, so that no list of wrong answers could hold the error that ΦᵀΦ makes: its size
/// is known.
enum EvidenceDigits {
  static let lost = Mark.Named(
    name: "digits lost",
    hint:
      "Your answer is right to some six to ten digits, not to eleven. The matrix ΦᵀΦ has the square of the "
      + "condition number of Φ, and so has the covariance of all y. Factor the rows by QR.")

  /// QR keeps thirteen digits.
  private static let asked = 1e-11
  /// Normal equations keep six or more of a log evidence.
  private static let left = 1e-6

  static func mark(
    _ questions: [NoisyPoints], _ answers: [[Double]], _ key: ExerciseKey<NoisyPoints>
  ) -> Mark {
    let errors = zip(questions, answers).map { question, answer -> Double in
      guard answer.count == 1, answer[0].isFinite else { return .infinity }
      return abs(answer[0] / question.posterior(question.order).logEvidence - 1)
    }
    // Right, or right to what ΦᵀΦ leaves
    let worst = errors.max() ?? 0
    if worst <= asked { return .solved }
    if worst <= left { return .mistakes([lost]) }

    // A known mistake, and perhaps digits lost as well
    if let named = key.mistake(in: answers, to: questions, within: asked) {
      return .mistakes([named])
    }
    if let named = key.mistake(in: answers, to: questions, within: left) {
      return .mistakes([named, lost])
    }
    return .wrong(words(errors, questions))
  }

  private static func words(_ errors: [Double], _ questions: [NoisyPoints]) -> String {
    let right = errors.count { $0 <= asked }
    let wrong = errors.firstIndex { $0 > asked } ?? 0
    let question = questions[wrong]
    let off =
      errors[wrong] > 0.01
      ? "not even two digits of your answer are right"
      : "your answer is right in \(Int(-log10(errors[wrong]))) digits, and 11 are asked for"
    return (right == 0 ? "Wrong on every input" : "Right on \(right) of \(errors.count) inputs")
      + ". For order \(question.order), noise variance "
      + "\(NumberText.significant(question.noiseVariance, digits: 5)) and \(question.x.count) points "
      + "from x = \(NumberText.significant(question.x[0], digits: 5)) \(off)."
  }
}
