import BayesNumerics
import Testing

@testable import Marking

@Suite struct ExerciseAuditTests {
  private func problems(_ sample: SampleExercise) -> [String] {
    ExerciseAudit.problems(of: [sample.exercise], seeds: [1])
  }

  @Test func aGoodExercisePasses() {
    #expect(problems(SampleExercise.make()).isEmpty)
    #expect(ExerciseAudit.problems(of: []).isEmpty)
  }

  @Test func badSolutionsAreFound() {
    struct Trouble: Error {}
    let undefined = SampleExercise.make(
      solution: { $0 > 1 ? .nan : $0 })
    #expect(problems(undefined).contains { $0.contains("the solution is not solved") })
    let throwing = SampleExercise.make(
      solution: { _ in throw Trouble() })
    #expect(problems(throwing).contains { $0.contains("the solution is not solved") })
  }

  @Test func badMistakesAreFound() {
    func make(_ mistakes: [Mistake<Double>]) -> SampleExercise {
      SampleExercise.make(mistakes: mistakes)
    }
    #expect(problems(make([])).contains { $0.contains("knows no mistake") })
    let right = Mistake<Double>("right", hint: "x", answer: { $0 * $0 })
    #expect(problems(make([right])).contains { $0.contains("'right' is not named: solved") })
    let silent = Mistake<Double>("silent", hint: "", answer: { $0 })
    #expect(problems(make([silent])).contains { $0.contains("'silent' has no hint") })
    let first = Mistake<Double>("first", hint: "x", answer: { $0 })
    let second = Mistake<Double>("second", hint: "x", answer: { $0 })
    #expect(problems(make([first, second])).contains { $0.contains("'second' is not named") })
    #expect(problems(make([first, first])).contains { $0.contains("two mistakes of one name") })
  }

  @Test func exercisesThatAcceptConstantsAreFound() {
    let constant = SampleExercise.make(solution: { _ in 1 })
    #expect(problems(constant).contains { $0.contains("1.0 for every input is not rejected") })
    #expect(problems(constant).contains { $0.contains("the answer to the first input") })
    let loose = SampleExercise.make(
      solution: { $0 * 1e-9 },
      agreement: .absolute(1e-6, because: "a bound that is too wide"))
    #expect(problems(loose).contains { $0.contains("0.0 for every input is not rejected") })
  }

  @Test func numbersRunFromOne() {
    let exercise = SampleExercise.make(number: 2)
    #expect(problems(exercise).contains { $0.contains("numbered [2]") })
  }
}
