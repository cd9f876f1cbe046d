import BayesNumerics
import Workbook

/// Compares answers with the solution's and with those of the known mistakes.
struct Examination<Input: Sendable>: Sendable {
  let describe: @Sendable (Input) -> String
  /// What the numbers of an answer are called; empty where there is one.
  let parts: [String]
  let agreement: Tolerance
  let key: ExerciseKey<Input>

  /// Marks one answer for each question.
  func mark(_ answers: [[Double]], on questions: [Input]) -> Mark {
    switch truths(of: questions) {
    case .failure(let missing): .unmarkable(missing.sentence)
    case .success(let truths): mark(answers, on: questions, truths: truths)
    }
  }

  private struct Missing: Error { let sentence: String }

  private func truths(of questions: [Input]) -> Result<[[Double]], Missing> {
    var truths: [[Double]] = []
    for question in questions {
      do {
        truths.append(try key.solution(question).numbers)
      } catch {
        let words = "\(error)".oneLine(limit: 300)
        return .failure(
          Missing(sentence: "The solution fails for \(describe(question)): \(words)."))
      }
    }
    return .success(truths)
  }

  /// What each known mistake answers to every question; nil for one that fails at some.
  private func knownAnswers(to questions: [Input]) -> [[[Double]]?] {
    key.mistakes.map { mistake in try? questions.map { try key.answer(mistake, to: $0) } }
  }

  /// - Parameter known: What the known mistakes answer, where that was computed before.
  private func mark(
    _ answers: [[Double]], on questions: [Input], truths: [[Double]], known: [[[Double]]?]? = nil
  ) -> Mark {
    // Right?
    let isRight = matches(answers, truths)
    guard let wrong = isRight.firstIndex(of: false) else { return .solved }

    // A known mistake, or two?
    let named = mistakes(
      in: answers, to: questions, truths: truths, known: known ?? knownAnswers(to: questions))
    if !named.isEmpty { return .mistakes(named.map { .init(name: $0.name, hint: $0.hint) }) }

    // By how much?
    let count = isRight.count { !$0 }
    let share =
      count == questions.count
      ? "Wrong on every input" : "Right on \(questions.count - count) of \(questions.count) inputs"
    var sentence = "\(share). For \(describe(questions[wrong])) "
    sentence += deviation(
      of: answers[wrong], from: truths[wrong], scale: scale(of: truths),
      isCount: isCount(questions[wrong]))
    sentence += "."
    if let first = answers.first, first.allSatisfy({ !$0.isNaN }),
      answers.allSatisfy({ $0 == first })
    {
      sentence += " Your function gives the same answer for every input."
    }
    return .wrong(sentence)
  }

  private func isCount(_ question: Input) -> Bool {
    (try? key.solution(question)).map { type(of: $0).isCount } ?? false
  }

  /// Marks the solution, the known mistakes and answers that are no answers.
  func audit(_ questions: [Input]) -> Exercise.Audit {
    let truths: [[Double]]
    switch self.truths(of: questions) {
    case .failure(let missing):
      let mark = Mark.unmarkable(missing.sentence)
      return Exercise.Audit(
        solution: mark, mistakes: key.mistakes.map { ($0.name, mark) }, constants: [], first: nil)
    case .success(let found): truths = found
    }
    let known = knownAnswers(to: questions)
    func marked(_ answers: [[Double]]) -> Mark {
      mark(answers, on: questions, truths: truths, known: known)
    }
    return Exercise.Audit(
      solution: marked(truths),
      mistakes: zip(key.mistakes, known).map { mistake, answers in
        (mistake.name, answers.map(marked) ?? .threw("The mistake fails for one of the inputs."))
      },
      constants: [0, 1, .nan, .infinity, -.infinity].map { value in
        (value, marked(truths.map { [Double](repeating: value, count: $0.count) }))
      },
      first: marked(truths.map { _ in truths[0] }))
  }

  /// Seals the key for some sheets of questions.
  func seal(_ sheets: [(seed: UInt64, questions: [Input])]) throws -> SealedKey {
    try SealedKey(
      sheets: sheets.map { seed, questions in
        let truths = try questions.map { try key.solution($0).numbers }
        let mistakes = key.mistakes.compactMap { mistake -> (Mark.Named, [[Double]])? in
          guard let answers = try? questions.map({ try key.answer(mistake, to: $0) }) else {
            return nil
          }
          return (Mark.Named(name: mistake.name, hint: mistake.hint), answers)
        }
        return (seed: seed, truths: truths, mistakes: mistakes)
      }, parts: parts, isCount: sheets.first.map { isCount($0.questions[0]) } ?? false,
      agreement: agreement)
  }

  // MARK: Mistakes

  /// The known mistakes whose answers these are: one, two made at once, or none.
  private func mistakes(
    in answers: [[Double]], to questions: [Input], truths: [[Double]], known: [[[Double]]?]
  ) -> [Mistake<Input>] {
    func isLike(_ known: [[Double]]?) -> Bool {
      guard let known else { return false }
      return matches(known, truths).contains(false)
        && matches(answers, known, evenUndefined: true).allSatisfy { $0 }
    }
    if let one = known.firstIndex(where: isLike) { return [key.mistakes[one]] }

    // Two at once: in different parts of the answer, or one upon the other; counts coincide too easily
    guard let first = questions.first, !isCount(first) else { return [] }
    let partwise = mistakesByPart(answers, truths: truths, known: known)
    if !partwise.isEmpty { return partwise.map { key.mistakes[$0] } }
    for first in key.mistakes.indices {
      for second in key.mistakes.indices where second != first {
        let both = known[first].flatMap {
          key.answers($0, then: key.mistakes[second], to: questions)
        }
        if isLike(both) { return [first, second].sorted().map { key.mistakes[$0] } }
      }
    }
    return []
  }

  /// At most two mistakes that explain each named part of the answer which is not right.
  private func mistakesByPart(
    _ answers: [[Double]], truths: [[Double]], known: [[[Double]]?]
  ) -> [Int] {
    let count = parts.count
    guard count > 1, answers.allSatisfy({ $0.count == count }) else { return [] }
    func part(_ index: Int, of rows: [[Double]]) -> [[Double]]? {
      rows.allSatisfy { $0.count == count } ? rows.map { [$0[index]] } : nil
    }
    // The mistakes that explain each wrong part
    var explanations: [Set<Int>] = []
    for index in 0..<count {
      guard let mine = part(index, of: answers), let right = part(index, of: truths) else {
        return []
      }
      if matches(mine, right).allSatisfy({ $0 }) { continue }
      explanations.append(
        Set(
          known.indices.filter { mistake in
            guard let rows = known[mistake], let theirs = part(index, of: rows) else {
              return false
            }
            return matches(mine, theirs, evenUndefined: true).allSatisfy { $0 }
          }))
    }
    for one in known.indices {
      if explanations.allSatisfy({ $0.contains(one) }) { return [one] }
    }
    for one in known.indices {
      for two in known.indices.dropFirst(one + 1)
      where explanations.allSatisfy({ $0.contains(one) || $0.contains(two) }) {
        return [one, two]
      }
    }
    return []
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
