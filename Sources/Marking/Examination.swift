import BayesNumerics
import SafeIO
import Workbook

/// Compares answers with the solution's and with those of the known mistakes.
struct Examination<Input: Sendable>: Sendable {
  let describe: @Sendable (Input) -> String
  /// What the numbers of an answer are called; empty where there is one.
  let parts: [String]
  let agreement: Tolerance
  let solution: @Sendable (Input) throws -> any ExerciseAnswer
  let mistakes: [Mistake<Input>]

  /// The right answers and those of the known mistakes to some questions, so that many candidates
  /// are marked by one key.
  struct Key {
    let questions: [Input]
    /// One per question, or the sentence that says why there is none.
    let truths: Truths
    /// The answers of each known mistake, nil where it throws; asked for only when an answer is wrong.
    let known: (Int) -> [[Double]]?

    enum Truths {
      case numbers([[Double]])
      case missing(String)
    }
  }

  /// The key to these questions; with `isComplete` the answers of all mistakes are computed at once.
  func key(to questions: [Input], isComplete: Bool = false) -> Key {
    func answers(of mistake: Int) -> [[Double]]? {
      try? questions.map { try mistakes[mistake].answer($0).numbers }
    }
    var truths: [[Double]] = []
    for question in questions {
      do {
        truths.append(try solution(question).numbers)
      } catch {
        let words = "\(error)".oneLine(limit: 300)
        return Key(
          questions: questions,
          truths: .missing("The solution fails for \(describe(question)): \(words)."),
          known: answers)
      }
    }
    guard isComplete else {
      return Key(questions: questions, truths: .numbers(truths), known: answers)
    }
    let all = mistakes.indices.map(answers)
    return Key(questions: questions, truths: .numbers(truths)) { all[$0] }
  }

  func mark(
    _ candidate: (Input) throws -> any ExerciseAnswer, on questions: [Input],
    before: (String) -> Void = { _ in }
  ) -> Mark {
    // The answers of the candidate first: a stub needs no key
    var answers: [[Double]] = []
    for question in questions {
      before(describe(question))
      do {
        answers.append(try candidate(question).numbers)
      } catch is Unsolved {
        return .unsolved
      } catch {
        return .threw(
          "For \(describe(question)) your function throws an error: \("\(error)".oneLine(limit: 300))."
        )
      }
    }
    return mark(answers, by: key(to: questions))
  }

  /// Marks one answer per question of the key.
  func mark(_ answers: [[Double]], by key: Key) -> Mark {
    let questions = key.questions
    guard case .numbers(let truths) = key.truths else {
      if case .missing(let sentence) = key.truths { return .unmarkable(sentence) }
      return .unmarkable("There is no solution.")
    }

    // Right?
    let isRight = matches(answers, truths)
    guard let wrong = isRight.firstIndex(of: false) else { return .solved }

    // A known mistake?
    for (index, mistake) in mistakes.enumerated() {
      guard let known = key.known(index) else { continue }
      let isDifferent = matches(known, truths).contains(false)
      if isDifferent, matches(answers, known, evenUndefined: true).allSatisfy({ $0 }) {
        return .mistake(name: mistake.name, hint: mistake.hint)
      }
    }

    // By how much?
    let count = isRight.count { !$0 }
    let share =
      count == questions.count
      ? "Wrong on every input" : "Right on \(questions.count - count) of \(questions.count) inputs"
    var sentence = "\(share). For \(describe(questions[wrong])) "
    let isCount = (try? solution(questions[wrong])).map { type(of: $0).isCount } ?? false
    sentence += deviation(
      of: answers[wrong], from: truths[wrong], scale: scale(of: truths), isCount: isCount)
    sentence += "."
    if let first = answers.first, first.allSatisfy({ !$0.isNaN }),
      answers.allSatisfy({ $0 == first })
    {
      sentence += " Your function gives the same answer for every input."
    }
    return .wrong(sentence)
  }

  // MARK: Agreement

  /// For each input, whether all numbers agree.
  ///
  /// - Parameter evenUndefined: NaN equals NaN and infinity itself, as is needed to recognise a
  ///   mistake; such an answer is never right.
  private func matches(
    _ answers: [[Double]], _ truths: [[Double]], evenUndefined: Bool = false
  ) -> [Bool] {
    let scale = scale(of: truths)
    return zip(answers, truths).map { answer, truth in
      guard answer.count == truth.count else { return false }
      let own = self.scale(of: [truth])
      return zip(answer, truth).allSatisfy { number, expected in
        if evenUndefined, !expected.isFinite {
          return number == expected || number.isNaN && expected.isNaN
        }
        return agrees(number, expected, scale: own > 0 ? own : scale)
      }
    }
  }

  /// A relative bound around 0 is taken of the scale, so that a rounding error is not a mistake.
  private func agrees(_ number: Double, _ expected: Double, scale: Double) -> Bool {
    if case .relative = agreement, expected == 0 {
      return number.isFinite && abs(number) <= agreement.allowance(around: scale)
    }
    return agreement.agrees(number, with: expected)
  }

  private func scale(of truths: [[Double]]) -> Double {
    truths.joined().lazy.filter(\.isFinite).map(abs).max() ?? 0
  }

  // MARK: Words

  private func deviation(
    of answer: [Double], from truth: [Double], scale: Double, isCount: Bool
  ) -> String {
    guard answer.count == truth.count else {
      return "your function gives \(answer.count) \(answer.count == 1 ? "number" : "numbers"), "
        + "\(truth.count) \(truth.count == 1 ? "is" : "are") expected"
    }
    let own = self.scale(of: [truth])
    let wrong = zip(answer, truth).enumerated().first {
      !agrees($0.element.0, $0.element.1, scale: own > 0 ? own : scale)
    }
    guard let (index, (number, expected)) = wrong else { return "your answer is not right" }
    let which =
      truth.count == 1
      ? "your answer"
      : parts.count == truth.count
        ? "your \(parts[index])" : "number \(index + 1) of your \(truth.count)"
    return "\(which) "
      + Deviation.words(number, expected: expected, isCount: isCount, agreement: agreement)
  }
}

/// How far an answer is off, in words that do not give the right one away.
enum Deviation {
  /// The end of a sentence that begins "your answer".
  ///
  /// - Parameter isCount: Of a count no more is said than the side, as a percentage would give it away.
  static func words(
    _ number: Double, expected: Double, isCount: Bool, agreement: Tolerance
  ) -> String {
    if number.isNaN { return "is not a number (NaN)" }
    if number.isInfinite { return "is infinite" }
    if isCount { return number > expected ? "is too large" : "is too small" }
    if number == 0 { return "is 0, which it should not be" }
    if expected == 0 { return number > 0 ? "is too large" : "is too small" }
    let ratio = number / expected
    guard ratio > 0 else {
      return abs(abs(ratio) - 1) < 0.005
        ? "is right in size, but of the wrong sign" : "is of the wrong sign"
    }
    let direction = ratio > 1 ? "large" : "small"
    let whereTo = expected < 0 ? "is too \(direction) in size" : "is too \(direction)"
    let factor = ratio > 1 ? ratio : 1 / ratio
    if factor > 1.995 {
      guard factor < 1e15 else { return "\(whereTo) by an enormous factor" }
      return "\(whereTo) by a factor of \(plain(factor))"
    }
    if abs(ratio - 1) < 0.01, let digits = digits(number, expected, agreement) { return digits }
    return "\(whereTo) by \(plain(abs(ratio - 1) * 100)) %"
  }

  /// "is right in 4 digits, and 9 are asked for", of an answer that lacks accuracy alone; nil where the
  /// tolerance is no bound.
  private static func digits(
    _ number: Double, _ expected: Double, _ agreement: Tolerance
  ) -> String? {
    // Digits or decimals that an error of this size leaves right
    func count(_ error: Double) -> Int {
      var (digits, unit) = (0, 0.1)
      while error <= unit * 1.000_001, digits < 16 { (digits, unit) = (digits + 1, unit / 10) }
      return digits
    }
    let error = abs(number - expected)
    switch agreement {
    case .relative(let bound, _) where bound > 0:
      return "is right in \(count(error / abs(expected))) digits, and \(count(bound)) are asked for"
    case .absolute(let bound, _) where bound > 0:
      return "is right in \(count(error)) decimals, and \(count(bound)) are asked for"
    default: return nil
    }
  }

  /// Two digits without an exponent.
  private static func plain(_ value: Double) -> String {
    var (unit, decimals) = (value, 1)
    while unit < 1, decimals < 5 { (unit, decimals) = (unit * 10, decimals + 1) }
    return NumberText.fixed(value, decimals: value >= 10 ? 0 : decimals)
  }
}
