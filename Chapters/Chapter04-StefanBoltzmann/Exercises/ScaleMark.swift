import Foundation
import Marking

/// Judges the test that was named, on the faulty sampler, and the log density that was mended.
enum ScaleMark {
  /// What naming this test is called.
  static func passing(_ test: ScaleTest) -> String { "the test '\(test.rawValue)'" }

  static func mark(
    _ questions: [ScaleQuestion], _ answers: [[Double]], _ key: ExerciseKey<ScaleQuestion>
  ) throws -> Mark {
    if let fault = shapeFault(questions, answers) { return .wrong(fault) }
    let tests = ScaleTest.allCases
    let index = Int(answers[0][0])
    guard tests.indices.contains(index) else {
      return .wrong(
        "exposingTest() names none of the tests; they are "
          + tests.map { "\"\($0.rawValue)\"" }.joined(separator: ", ") + ".")
    }
    var named: [Mark.Named] = []

    // The test that was named, run on the faulty sampler
    let test = tests[index]
    let ofTheFault = questions.map { $0.answer(naming: test, ScaleQuestion.faulty) }
    if test.failure(ofTheFault) == nil {
      named.append(
        .init(
          name: passing(test),
          hint:
            "It was run on the faulty sampler with \(questions[2].words), and the sampler passes: it "
            + "compares the draws, or a path, with the faulty density itself."))
    }

    // The log density, up to a constant, against what a wrong mend adds
    let wrongTests = Set(tests.map(passing))
    let mend = try key.mistakes.first { mistake in
      try !wrongTests.contains(mistake.name)
        && isLike(answers, questions) { try key.answer(mistake, to: $0) }
    }
    if let mend { named.append(.init(name: mend.name, hint: mend.hint)) }
    let isMended =
      try key.isWithheld || isLike(answers, questions) { try key.rightAnswer(to: $0) }
    let failed = tests.compactMap { test in
      test.failure(answers).map { "\"\(test.rawValue)\" finds that \($0)" }
    }
    if mend == nil, !isMended {
      return .wrong(
        "Your log density is not that of the model, with \(questions[2].words). "
          + (failed.first.map { "The test \($0)." }
            ?? "It passes the four tests, which see some faults and not all."))
    }
    if !named.isEmpty { return .mistakes(Array(named.prefix(2))) }
    return failed.isEmpty
      ? .solved : .wrong("On your sampler the test \(failed[0]), with \(questions[2].words).")
  }

  /// Whether the answers hold a log density that differs from this one by a constant.
  private static func isLike(
    _ answers: [[Double]], _ questions: [ScaleQuestion],
    _ known: (ScaleQuestion) throws -> [Double]
  ) throws -> Bool {
    try zip(questions, answers).allSatisfy { question, answer in
      guard question.task == .density else { return true }
      let differences = zip(answer, try known(question)).map { $0 - $1 }
      // Rounding of numbers of up to 1e6, such as (y / τ)² at τ = e⁻⁷
      let size = 1 + (answer.map(abs).max() ?? 0)
      return differences.allSatisfy { abs($0 - differences[70]) <= 1e-12 * size }
    }
  }

  private static func shapeFault(_ questions: [ScaleQuestion], _ answers: [[Double]]) -> String? {
    for (question, answer) in zip(questions, answers) {
      let count =
        switch question.task {
        case .name, .energy: 1
        case .density: ScaleQuestion.places.count
        case .chain: question.draws
        }
      if answer.count != count || !answer.allSatisfy(\.isFinite) {
        return
          "Your log density is not a finite number everywhere between u = -7 and 3, with \(question.words)."
      }
    }
    return nil
  }
}
