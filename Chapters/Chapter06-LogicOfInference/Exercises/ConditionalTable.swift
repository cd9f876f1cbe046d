import BayesNumerics
import Foundation
import Inference
import Marking
import Workbook

/// A joint table as a list of numbers, and a variable whose value was seen.
struct TableQuestion: Sendable {
  /// The last variable changes fastest.
  let joint: [Double]
  /// How many values each variable has.
  let shape: [Int]
  /// The place of the variable that was seen, from 0.
  let variable: Int
  /// The place of its value, from 0.
  let value: Int

  /// How many combinations of values the other variables have.
  var combinations: Int { joint.count / shape[variable] }

  var isPossible: Bool { !answer.isEmpty }

  /// By the chapter's engine, or nothing where the event is impossible.
  var answer: [Double] {
    let variables = shape.enumerated().map { place, count in
      DiscreteVariable("\(place)", values: (0..<count).map(String.init))
    }
    guard let table = try? JointTable(variables, probabilities: joint),
      let left = try? table.given(["\(variable)": "\(value)"])
    else { return [] }
    return left.probabilities
  }

  var words: String {
    let cells = joint.map { NumberText.significant($0, digits: 3) }.joined(separator: ", ")
    return "joint = [\(cells)], shape = \(shape), variable = \(variable), value = \(value)"
  }

  /// Tables of two to four variables, every variable seen with each of its values; one has an event that cannot happen.
  static func all(seed: UInt64) -> [TableQuestion] {
    var random = RandomSource(seed: seed).stream(5)
    return [[2, 2], [2, 3], [3, 2], [2, 2, 2], [3, 4, 2], [2, 3, 2, 2]].flatMap { shape in
      let cells = shape.reduce(1, *)
      let numbers = (0..<cells).map { _ in -log(1 - random.uniform()) }
      return questions(numbers, shape)
    }
      + [
        // The last variable never has its middle value
        questions([0.1, 0, 0.3, 0.2, 0, 0.4], [2, 3]),
        // B never occurs without A, nor C without B
        questions([0.5, 0, 0, 0, 0.1, 0, 0.1, 0.3], [2, 2, 2]),
        questions([0, 0, 0.25, 0.75], [2, 2]),
      ].joined()
  }

  private static func questions(_ numbers: [Double], _ shape: [Int]) -> [TableQuestion] {
    let sum = numbers.reduce(0, +)
    return shape.indices.flatMap { variable in
      (0..<shape[variable]).map { value in
        TableQuestion(
          joint: numbers.map { $0 / sum }, shape: shape, variable: variable, value: value)
      }
    }
  }
}

extension Exercise {
  static let conditional = Exercise(
    judged: .build, 5, "conditional", "The conditional of a joint table", difficulty: 2,
    task:
      "Write the operation on which the chapter stands: given a joint table of several variables "
      + "and the value that one "
      + "of them was seen to have, return the table of the others. Nothing is random: a right "
      + "function never fails.",
    hint:
      "Which variable changes fastest? The cells that agree with what was seen lie at equal "
      + "distances. What must the "
      + "numbers of a table sum to?",
    questions: { TableQuestion.all(seed: $0) }, describe: { $0.words }, call: tableCall,
    by: Judge(key: .conditional) { questions, answers, key in
      TableJudgement.mark(questions, answers, key)
    })

  static let tableCall = StudentCall<TableQuestion>("conditional") {
    ["joint": $0.joint, "shape": $0.shape, "variable": $0.variable, "value": $0.value]
  }
}

/// Judges conditional tables by what must hold of them, and at last by the chapter's engine.
enum TableJudgement {
  /// Of each probability: a sum of at most 24 positive terms and one quotient, each right to 1e-16.
  static let tolerance = 1e-12

  static func mark(
    _ questions: [TableQuestion], _ answers: [[Double]], _ key: ExerciseKey<TableQuestion>
  ) -> Mark {
    let pairs = Array(zip(questions, answers))
    // An impossible event is a question of its own; the others tell what is computed
    let failure =
      pairs.lazy.filter(\.0.isPossible).compactMap { fault($0, $1) }.first
    if let failure {
      if let named = key.mistake(
        in: answers, to: questions, within: 1e-9, where: { $0.isPossible })
      {
        return .mistake(name: named.name, hint: "\(named.hint) \(failure)")
      }
      return .wrong(failure)
    }
    for (question, answer) in pairs where !question.isPossible && !answer.isEmpty {
      if let named = key.mistake(in: answers, to: questions, within: 1e-9) {
        return .mistake(name: named.name, hint: named.hint)
      }
      return .wrong(
        "For \(question.words) what was seen cannot happen, so that there is no table: an empty "
          + "list is asked for, and "
          + "yours has \(answer.count) numbers.")
    }
    return .solved
  }

  /// What is wrong with one answer, in a sentence that does not tell the right one.
  private static func fault(_ question: TableQuestion, _ answer: [Double]) -> String? {
    let place = "For \(question.words)"
    guard answer.count == question.combinations else {
      return
        "\(place) your table has \(answer.count) numbers; the other variables have "
        + "\(question.combinations) combinations of values."
    }
    guard answer.allSatisfy(\.isFinite) else {
      return "\(place) your table has a number that is not finite."
    }
    let sum = answer.reduce(0, +)
    guard abs(sum - 1) <= tolerance else {
      return "\(place) your table does not sum to 1."
    }
    // The product rule: P(others | seen) P(seen) = P(others, seen), cell by cell
    let right = question.answer
    return zip(answer, right).contains { abs($0 - $1) > tolerance }
      ? "\(place) the product rule fails: P(others | seen) times P(seen) is not P(others, seen) "
        + "in some cell."
      : nil
  }
}
