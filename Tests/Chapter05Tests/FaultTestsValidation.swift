import BayesNumerics
import Marking
import SafeIO
import TestSupport
import Testing

@testable import chapter5

/// The judge of the exercises in which a fault is to be found.
@Suite struct FaultTestsValidation {
  private func tests(_ questions: [FaultQuestion], cached: Bool) throws -> FaultTests {
    let answers = try questions.map { question in
      cached
        ? try question.run.numbers(
          name: { "" }, start: { RememberingChain(gamma: $0, y: $1) },
          step: { try $0.step(y: $1, using: &$2) }, place: { $0.gamma })
        : try question.run.numbers(
          name: { "" }, start: { gamma, _ in gamma },
          step: { $0 = try printedStep(from: $0, y: $1, using: &$2) }, place: { $0 })
    }
    return FaultTests(chain: questions[1], places: answers[1], joint: answers[2])
  }

  /// One in 10,000 is the stated rate of all tests together.
  @Test func rightSamplersPassAllFiveTests() throws {
    var refusals = 0
    for seed in 1...Validation.longer(5) {
      let questions = FaultQuestion.questions(seed: UInt64(seed))
      for cached in [true, false] {
        let tests = try tests(questions, cached: cached)
        let refused = FaultRun.tests.indices.filter { tests.finding($0).isRefused }
        if !refused.isEmpty || tests.fault != nil {
          refusals += 1
          print("seed \(seed): \(refused.map { FaultRun.tests[$0] }) \(tests.fault ?? "")")
        }
      }
    }
    print("\(refusals) of \(2 * Validation.longer(5)) right samplers are refused")
    #expect(refusals <= 1)
  }

  /// What students have who were given no solutions: mends are judged by the tests alone.
  @Test func mendsAreJudgedWithoutAKey() throws {
    let questions = FaultQuestion.questions(seed: 3)
    func mark(_ answers: [[Double]]) throws -> Mark {
      try FaultTests.mark(
        questions, answers, key: .withheld,
        asFound: { try PrintedSampler.numbers($0, naming: "", step: PrintedSampler.step) },
        left: PrintedSampler.left)
    }
    func answers(_ test: String, _ step: (Double, [Double], inout RandomSource) throws -> Double)
      throws -> [[Double]]
    {
      try questions.map { try PrintedSampler.numbers($0, naming: test, step: step) }
    }
    #expect(try mark(answers("known-means", printedStep)) == .solved)
    #expect(
      try mark(answers("r-hat", PrintedSampler.step)).mistakeNames
        == [FaultTests.wrongTest + "r-hat", PrintedSampler.left.name])
    // A wrong mend is refused, though it has no name
    let key = ExerciseKey<FaultQuestion>.forgottenPrior
    for mistake in key.mistakes
    where !mistake.name.hasPrefix(FaultTests.wrongTest)
      && mistake.name != PrintedSampler.left.name
    {
      let refused = try mark(questions.map { try key.answer(mistake, to: $0) })
      guard case .wrong = refused else {
        Issue.record("\(mistake.name): \(refused.explanation)")
        continue
      }
    }
  }
}
