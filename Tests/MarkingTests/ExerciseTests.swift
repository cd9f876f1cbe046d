import BayesNumerics
import Testing
import Workbook

@testable import Marking

/// The exercise that the tests of the marker mark: a square.
struct SampleExercise {
  let exercise: Exercise
  private let examination: Examination<Double>
  private let student: @Sendable (Double) throws -> any ExerciseAnswer
  private let questions: @Sendable (UInt64) -> [Double]

  static func make(
    number: Int = 1,
    student: @escaping @Sendable (Double) throws -> any ExerciseAnswer = { _ in throw Unsolved() },
    solution: @escaping @Sendable (Double) throws -> any ExerciseAnswer = { $0 * $0 },
    mistakes: [Mistake<Double>] = [
      Mistake("twice for squared", hint: "A square is not a double.", answer: { 2 * $0 })
    ],
    agreement: Tolerance = .relative(1e-12, because: "one multiplication"),
    alwaysTry: [Double] = [],
    parts: [String] = []
  ) -> SampleExercise {
    let key = ExerciseKey<Double>(solution: solution, mistakes: mistakes)
    @Sendable func draw(_ random: inout RandomSource) -> Double {
      Double(random.next() >> 11) * 0x1p-53 + 0.5
    }
    @Sendable func describe(_ x: Double) -> String { "x = \(NumberText.shortest(x))" }
    return SampleExercise(
      exercise: Exercise(
        number, "square", "Square", task: "Square a number.", hint: "Multiply it by itself.",
        alwaysTry: alwaysTry, inputs: draw, describe: describe, parts: parts,
        agreement: agreement, call: StudentCall("square") { ["_": $0] }, key: key),
      examination: Examination(
        describe: describe, parts: parts, agreement: agreement, key: key),
      student: student
    ) { seed in
      var random = RandomSource(seed: seed).stream(number)
      return alwaysTry + (0..<25).map { _ in draw(&random) }
    }
  }

  /// Marks the function as if a student's program had answered.
  func markStudent(seed: UInt64) throws -> Mark {
    let questions = questions(seed)
    return examination.mark(try questions.map { try student($0).numbers }, on: questions)
  }

  func mark(answer: Double, seed: UInt64) -> Mark {
    let questions = questions(seed)
    return examination.mark(questions.map { _ in [answer] }, on: questions)
  }

  func markMistake(_ name: String, seed: UInt64) -> Mark? {
    exercise.audit(seed: seed).mistakes.first { $0.name == name }?.mark
  }
}

@Suite struct ExerciseTests {
  private func mark(
    _ student: @escaping @Sendable (Double) throws -> any ExerciseAnswer
  ) throws -> Mark {
    try SampleExercise.make(student: student).markStudent(seed: 5)
  }

  private func sentence(_ marking: Mark) -> String {
    if case .wrong(let sentence) = marking { return sentence }
    return "not wrong but \(marking.state)"
  }

  @Test func rightMistakenAndWrong() throws {
    #expect(try mark { $0 * $0 } == .solved)
    #expect(
      try mark { 2 * $0 } == .mistake(name: "twice for squared", hint: "A square is not a double."))
    #expect(try mark { $0 * $0 * 3 }.state == "wrong")
  }

  @Test func aRoundingErrorIsRightAndALittleMoreIsNot() throws {
    #expect(try mark { $0 * $0 * (1 + 5e-13) } == .solved)
    #expect(try mark { $0 * $0 * (1 + 2e-12) }.state == "wrong")
  }

  @Test(
    "How far it is off, without the answer",
    arguments: [
      (3.0, "too large by a factor of 3.0"), (0.1, "too small by a factor of 10"),
      (1.12, "too large by 12 %"),
      (0.97, "too small by 3.0 %"), (1.000_5, "right in 3 digits, and 12 are asked for"),
      (1 + 1e-9, "right in 9 digits, and 12 are asked for"),
      (-1, "right in size, but has the wrong sign"), (-3, "has the wrong sign"),
      (.nan, "not a number"),
      (.infinity, "infinite"), (0, "0, which it should not be"), (1e300, "an enormous factor"),
    ])
  func deviations(factor: Double, words: String) throws {
    let marking = try mark { $0 * $0 * factor }
    #expect(sentence(marking).contains(words))
    // The right answer to the input named is not told
    let told = sentence(marking).split { !$0.isNumber && $0 != "." && $0 != "-" }
    let input = told.compactMap { Double($0) }.first { $0 >= 0.5 && $0 < 1.5 && $0 != 1 } ?? 0
    #expect(!told.compactMap { Double($0) }.contains(input * input))
  }

  @Test func ofACountOnlyTheSideIsSaid() throws {
    func reply(_ student: @escaping @Sendable (Double) -> Int) throws -> String {
      try sentence(
        SampleExercise.make(
          student: student, solution: { Int(10 * $0) }, mistakes: [],
          agreement: .absolute(0, because: "a count is exact")
        ).markStudent(seed: 5))
    }
    #expect(try reply { Int(10 * $0) + 1 }.hasSuffix("your answer is too large."))
    #expect(try reply { _ in -1 }.contains("your answer is too small."))
  }

  @Test func decimalsAreCountedWhereDecimalsAreAsked() throws {
    let exercise = SampleExercise.make(
      student: { $0 * $0 + 3e-4 }, agreement: .absolute(1e-6, because: "six decimals"))
    #expect(
      try sentence(exercise.markStudent(seed: 5)).contains(
        "right in 3 decimals, and 6 are asked for"))
  }

  @Test func wrongNumbersOfNumbers() throws {
    #expect(try sentence(mark { [$0, $0] }).contains("gives 2 numbers, 1 is expected"))
    #expect(try sentence(mark { _ in [Double]() }).contains("gives 0 numbers, 1 is expected"))
    let pair = SampleExercise.make(student: { [$0, 2 * $0 * $0] }, solution: { [$0, $0 * $0] })
    #expect(
      try sentence(pair.markStudent(seed: 5)).contains(
        "number 2 of your 2 is too large by a factor of 2.0"))
    let named = SampleExercise.make(
      student: { [$0, 2 * $0 * $0] }, solution: { [$0, $0 * $0] }, parts: ["side", "area"])
    #expect(
      try sentence(named.markStudent(seed: 5)).contains("your area is too large by a factor of 2.0")
    )
  }

  @Test func partlyRightSaysHowOften() throws {
    let marking = try SampleExercise.make(
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
    #expect(exercise.mark(answer: value, seed: 1).state == "wrong")
    #expect(
      exercise.mark(answer: value, seed: 1).explanation.contains("same answer for every input")
        == !value.isNaN)
  }

  @Test func aTrueZeroAsksForASmallNumberAndNotForExactlyNothing() throws {
    // cos(pi/2) is 6e-17 beside a 1: a rounding error, not a mistake
    func exercise(
      _ student: @escaping @Sendable (Double) throws -> any ExerciseAnswer
    ) -> SampleExercise {
      SampleExercise.make(
        student: student, solution: { [1, $0 == 2 ? 0 : $0] }, mistakes: [], alwaysTry: [2])
    }
    #expect(try exercise { [1, $0 == 2 ? 6e-17 : $0] }.markStudent(seed: 1) == .solved)
    #expect(
      try exercise { [1, $0 == 2 ? 1e-6 : $0] }.markStudent(seed: 1).explanation.contains(
        "too large"))
    #expect(
      try exercise { [1, $0 == 2 ? .nan : $0] }.markStudent(seed: 1).explanation.contains("NaN"))
    // One number: the scale is that of all answers
    let one = SampleExercise.make(
      student: { $0 == 2 ? 1e-17 : $0 - 2 }, solution: { $0 - 2 }, alwaysTry: [2])
    #expect(try one.markStudent(seed: 1) == .solved)
    #expect(one.mark(answer: 0, seed: 1).state == "wrong")
  }

  @Test func aMistakeThatIsUndefinedSomewhereIsStillNamed() throws {
    let mistakes = [
      Mistake<Double>(
        "a logarithm of a negative", hint: "Mind the sign.", answer: { $0 > 1 ? .nan : $0 })
    ]
    let exercise = SampleExercise.make(student: { $0 > 1 ? .nan : $0 }, mistakes: mistakes)
    #expect(try exercise.markStudent(seed: 1).state == "known mistake")
    // NaN alone does not match
    #expect(exercise.mark(answer: .nan, seed: 1).state == "wrong")
  }

  @Test func aMistakeThatIsRightIsNoMistake() throws {
    let mistakes = [Mistake<Double>("none", hint: "None.", answer: { $0 * $0 })]
    let exercise = SampleExercise.make(student: { $0 * $0 + 1 }, mistakes: mistakes)
    #expect(try exercise.markStudent(seed: 1).state == "wrong")
    #expect(exercise.markMistake("none", seed: 1) == .solved)
    #expect(exercise.markMistake("unknown", seed: 1) == nil)
  }

  @Test func theInputsDependOnTheSeedAndTheNumberAlone() throws {
    func words(_ number: Int, _ seed: UInt64) throws -> String {
      try SampleExercise.make(number: number, student: { _ in 0 }).markStudent(seed: seed)
        .explanation
    }
    #expect(try words(1, 5) == words(1, 5))
    #expect(try words(1, 5) != words(1, 6))
    #expect(try words(1, 5) != words(2, 5))
  }

  // MARK: Two mistakes at once

  private var composed: [Mistake<Double>] {
    [
      Mistake("of one more", hint: "Square x itself.", asIf: { $0 + 1 }),
      Mistake("the sign", hint: "A square is not negative.") { numbers, _ in numbers.map { -$0 } },
      Mistake("twice for squared", hint: "A square is not a double.", answer: { 2 * $0 }),
    ]
  }

  @Test func twoAtOnceAreNamedAsTwo() throws {
    func names(_ student: @escaping @Sendable (Double) -> Double) throws -> [String] {
      try SampleExercise.make(student: student, mistakes: composed).markStudent(seed: 5)
        .mistakeNames
    }
    #expect(try names { -($0 + 1) * ($0 + 1) } == ["of one more", "the sign"])
    #expect(try names { -2 * $0 } == ["the sign", "twice for squared"])
    #expect(try names { ($0 + 1) * ($0 + 1) } == ["of one more"])
    #expect(try names { 3 * $0 } == [])
    let mark = try SampleExercise.make(
      student: { -($0 + 1) * ($0 + 1) }, mistakes: composed
    ).markStudent(seed: 5)
    #expect(mark.state == "two known mistakes")
    #expect(mark.explanation.contains("(1) Of one more: Square x itself. (2) The sign: "))
  }

  @Test func twoInDifferentPartsAreNamedAsTwo() throws {
    let mistakes: [Mistake<Double>] = [
      Mistake("half a side", hint: "The side is x.") { [$0 / 2, $0 * $0] },
      Mistake("the perimeter", hint: "That is 4x.") { [$0, 4 * $0] },
    ]
    func names(_ student: @escaping @Sendable (Double) -> [Double]) throws -> [String] {
      try SampleExercise.make(
        student: student, solution: { [$0, $0 * $0] }, mistakes: mistakes,
        parts: ["side", "area"]
      ).markStudent(seed: 5).mistakeNames
    }
    #expect(try names { [$0 / 2, 4 * $0] } == ["half a side", "the perimeter"])
    #expect(try names { [$0 / 2, $0 * $0] } == ["half a side"])
    #expect(try names { [$0 / 2, 5 * $0] } == [])
  }

  /// Small counts coincide too easily.
  @Test func countsAreNotExplainedByTwo() throws {
    let mistakes: [Mistake<Double>] = [
      Mistake("one more", hint: "Do not add 1.") { numbers, _ in numbers.map { $0 + 1 } },
      Mistake("twice", hint: "Do not double.") { numbers, _ in numbers.map { 2 * $0 } },
    ]
    let mark = try SampleExercise.make(
      student: { 2 * Int(10 * $0) + 1 }, solution: { Int(10 * $0) }, mistakes: mistakes,
      agreement: .absolute(0, because: "a count is exact")
    ).markStudent(seed: 5)
    #expect(mark.state == "wrong")
  }
}
