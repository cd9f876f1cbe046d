import BayesNumerics
import Testing
import Workbook

@testable import Marking

/// The exercise that the tests of the marker mark: a square.
enum SampleExercise {
  static func make(
    number: Int = 1, student: @escaping @Sendable (Double) throws -> any ExerciseAnswer,
    solution: @escaping @Sendable (Double) throws -> any ExerciseAnswer = { $0 * $0 },
    mistakes: [Mistake<Double>] = [
      Mistake("twice for squared", hint: "A square is not a double.") { 2 * $0 }
    ],
    agreement: Tolerance = .relative(1e-12, because: "one multiplication"),
    alwaysTry: [Double] = [],
    parts: [String] = []
  ) -> Exercise {
    Exercise(
      number, "Square", task: "Square a number.", hint: "Multiply it by itself.",
      alwaysTry: alwaysTry, inputs: { Double($0.next() >> 11) * 0x1p-53 + 0.5 },
      describe: { "x = \(NumberText.shortest($0))" }, parts: parts, agreement: agreement,
      student: student,
      solution: solution, mistakes: mistakes)
  }
}

@Suite struct ExerciseTests {
  private func mark(_ student: @escaping @Sendable (Double) throws -> any ExerciseAnswer) -> Mark {
    SampleExercise.make(student: student).markStudent(seed: 5)
  }

  private func sentence(_ marking: Mark) -> String {
    if case .wrong(let sentence) = marking { return sentence }
    return "not wrong but \(marking.state)"
  }

  @Test func theFiveStates() {
    struct Trouble: Error {}
    #expect(mark { _ in throw Unsolved() } == .unsolved)
    #expect(mark { $0 * $0 } == .solved)
    #expect(
      mark { 2 * $0 } == .mistake(name: "twice for squared", hint: "A square is not a double."))
    #expect(mark { _ in throw Trouble() }.state == "throws an error")
    #expect(mark { _ in throw Trouble() }.explanation.contains("Trouble()"))
    #expect(mark { $0 * $0 * 3 }.state == "wrong")
  }

  @Test func aRoundingErrorIsRightAndALittleMoreIsNot() {
    #expect(mark { $0 * $0 * (1 + 5e-13) } == .solved)
    #expect(mark { $0 * $0 * (1 + 2e-12) }.state == "wrong")
  }

  @Test(
    "How far it is off, without the answer",
    arguments: [
      (3.0, "too large by a factor of 3.0"), (0.1, "too small by a factor of 10"),
      (1.12, "too large by 12 %"),
      (0.97, "too small by 3.0 %"), (1.000_5, "right in 3 digits, and 12 are asked for"),
      (1 + 1e-9, "right in 9 digits, and 12 are asked for"),
      (-1, "right in size, but of the wrong sign"), (-3, "of the wrong sign"),
      (.nan, "not a number"),
      (.infinity, "infinite"), (0, "0, which it should not be"), (1e300, "an enormous factor"),
    ])
  func deviations(factor: Double, words: String) {
    let marking = mark { $0 * $0 * factor }
    #expect(sentence(marking).contains(words))
    // The right answer to the input named is not told
    let told = sentence(marking).split { !$0.isNumber && $0 != "." && $0 != "-" }
    let input = told.compactMap { Double($0) }.first { $0 >= 0.5 && $0 < 1.5 && $0 != 1 } ?? 0
    #expect(!told.compactMap { Double($0) }.contains(input * input))
  }

  @Test func ofACountOnlyTheSideIsSaid() {
    func reply(_ student: @escaping @Sendable (Double) -> Int) -> String {
      sentence(
        SampleExercise.make(
          student: student, solution: { Int(10 * $0) }, mistakes: [],
          agreement: .absolute(0, because: "a count is exact")
        ).markStudent(seed: 5))
    }
    #expect(reply { Int(10 * $0) + 1 }.hasSuffix("your answer is too large."))
    #expect(reply { _ in -1 }.contains("your answer is too small."))
  }

  @Test func decimalsAreCountedWhereDecimalsAreAsked() {
    let exercise = SampleExercise.make(
      student: { $0 * $0 + 3e-4 }, agreement: .absolute(1e-6, because: "six decimals"))
    #expect(
      sentence(exercise.markStudent(seed: 5)).contains("right in 3 decimals, and 6 are asked for"))
  }

  @Test func wrongNumbersOfNumbers() {
    #expect(sentence(mark { [$0, $0] }).contains("gives 2 numbers, 1 is expected"))
    #expect(sentence(mark { _ in [Double]() }).contains("gives 0 numbers, 1 is expected"))
    let pair = SampleExercise.make(student: { [$0, 2 * $0 * $0] }, solution: { [$0, $0 * $0] })
    #expect(
      sentence(pair.markStudent(seed: 5)).contains(
        "number 2 of your 2 is too large by a factor of 2.0"))
    let named = SampleExercise.make(
      student: { [$0, 2 * $0 * $0] }, solution: { [$0, $0 * $0] }, parts: ["side", "area"])
    #expect(
      sentence(named.markStudent(seed: 5)).contains("your area is too large by a factor of 2.0"))
  }

  @Test func partlyRightSaysHowOften() {
    let marking = SampleExercise.make(
      student: { $0 == 3 ? 0 : $0 * $0 }, alwaysTry: [2, 3]
    ).markStudent(seed: 5)
    #expect(sentence(marking).hasPrefix("Right on 26 of 27 inputs. For x = 3 your answer is 0"))
  }

  @Test(
    "Constants are rejected, also where they are right once",
    arguments: [
      0, 1, -1, 4, .nan, .infinity, -.infinity, .leastNonzeroMagnitude,
    ] as [Double])
  func constants(value: Double) {
    let exercise = SampleExercise.make(student: { $0 }, alwaysTry: [0, 1, 2])
    for marking in [
      exercise.mark(answer: value, seed: 1), exercise.mark(every: value, seed: 1),
      exercise.markFirstAnswerForAll(seed: 1),
    ] {
      #expect(marking.state == "wrong")
    }
    #expect(
      exercise.mark(answer: value, seed: 1).explanation.contains("same answer for every input")
        == !value.isNaN)
  }

  @Test func aTrueZeroAsksForASmallNumberAndNotForExactlyNothing() {
    // cos(pi/2) is 6e-17 beside a 1: a rounding error, not a mistake
    func exercise(_ student: @escaping @Sendable (Double) throws -> any ExerciseAnswer) -> Exercise
    {
      SampleExercise.make(
        student: student, solution: { [1, $0 == 2 ? 0 : $0] }, mistakes: [], alwaysTry: [2])
    }
    #expect(exercise { [1, $0 == 2 ? 6e-17 : $0] }.markStudent(seed: 1) == .solved)
    #expect(
      exercise { [1, $0 == 2 ? 1e-6 : $0] }.markStudent(seed: 1).explanation.contains("too large"))
    #expect(exercise { [1, $0 == 2 ? .nan : $0] }.markStudent(seed: 1).explanation.contains("NaN"))
    // One number: the scale is that of all answers
    let one = SampleExercise.make(
      student: { $0 == 2 ? 1e-17 : $0 - 2 }, solution: { $0 - 2 }, alwaysTry: [2])
    #expect(one.markStudent(seed: 1) == .solved)
    #expect(one.mark(every: 0, seed: 1).state == "wrong")
  }

  @Test func aMistakeThatIsUndefinedSomewhereIsStillNamed() {
    let mistakes = [
      Mistake<Double>("a logarithm of a negative", hint: "Mind the sign.") { $0 > 1 ? .nan : $0 }
    ]
    let exercise = SampleExercise.make(student: { $0 > 1 ? .nan : $0 }, mistakes: mistakes)
    #expect(exercise.markStudent(seed: 1).state == "known mistake")
    // NaN alone does not match
    #expect(exercise.mark(every: .nan, seed: 1).state == "wrong")
  }

  @Test func aMistakeThatIsRightIsNoMistake() {
    let mistakes = [Mistake<Double>("none", hint: "None.") { $0 * $0 }]
    let exercise = SampleExercise.make(student: { $0 * $0 + 1 }, mistakes: mistakes)
    #expect(exercise.markStudent(seed: 1).state == "wrong")
    #expect(exercise.markMistake("none", seed: 1) == .solved)
    #expect(exercise.markMistake("unknown", seed: 1).state == "cannot be marked")
  }

  @Test func theInputsDependOnTheSeedAndTheNumberAlone() {
    func words(_ number: Int, _ seed: UInt64) -> String {
      SampleExercise.make(number: number, student: { _ in 0 }).markStudent(seed: seed).explanation
    }
    #expect(words(1, 5) == words(1, 5))
    #expect(words(1, 5) != words(1, 6))
    #expect(words(1, 5) != words(2, 5))
  }
}
