import BayesNumerics
import Workbook

/// Thrown by a stub in `Exercises.swift` that the student has not filled in yet.
public struct Unsolved: Error, Sendable {
  public init() {}
}

/// An answer that the marker can compare: one or more numbers.
public protocol ExerciseAnswer: Sendable {
  var numbers: [Double] { get }
  /// Whether it counts something: a reply then says no more than whether there are too many or too few.
  static var isCount: Bool { get }
}

extension ExerciseAnswer {
  public static var isCount: Bool { false }
}

extension Double: ExerciseAnswer {
  public var numbers: [Double] { [self] }
}

extension Int: ExerciseAnswer {
  public var numbers: [Double] { [Double(self)] }
  public static var isCount: Bool { true }
}

extension [Double]: ExerciseAnswer {
  public var numbers: [Double] { self }
}

/// A wrong answer that students are known to give, with the hint that mends it.
public struct Mistake<Input: Sendable>: Sendable {
  /// What is wrong, such as "one tail for two".
  public let name: String
  public let hint: String
  public let answer: @Sendable (Input) throws -> any ExerciseAnswer

  public init(
    _ name: String, hint: String, answer: @escaping @Sendable (Input) throws -> any ExerciseAnswer
  ) {
    self.name = name
    self.hint = hint
    self.answer = answer
  }
}

/// One function for the student to write, with everything that marks it.
///
/// The answer is compared with the solution's on inputs drawn from a seed. The student's file holds
/// the stub, `Solutions.swift` the solution below a line `// MARK: Solution N`.
public struct Exercise: Sendable {
  /// 1, 2, ... in the order of the chapter.
  public let number: Int
  public let title: String
  /// What to write, and the name of the function to fill in.
  public let task: String
  /// Shown on request.
  public let hint: String
  public let agreement: Tolerance
  public let mistakeNames: [String]

  private let examine: @Sendable (Candidate, UInt64) -> Mark
  /// All that must be rejected, each with its mark, and the solution, by one key.
  private let auditMarks: @Sendable (UInt64) -> Audit

  /// - Parameters:
  ///   - count: How many inputs are drawn.
  ///   - alwaysTry: Inputs that are tried before those drawn, such as edges.
  ///   - inputs: Draws one input; the stream is that of the exercise's number.
  ///   - describe: The input in words, such as "k = 3, n = 14".
  ///   - parts: What the numbers of the answer are called, such as "a" and "b"; one for each where it has
  ///     several, none where it has one.
  ///   - agreement: How close each number must be. A relative bound around a true 0 is taken of the
  ///     largest number of the answer, or of all answers when the whole answer is 0.
  ///   - student: The stub.
  public init<Input: Sendable>(
    _ number: Int, _ title: String, task: String, hint: String, count: Int = 25,
    alwaysTry: [Input] = [], inputs: @escaping @Sendable (inout RandomSource) -> Input,
    describe: @escaping @Sendable (Input) -> String, parts: [String] = [], agreement: Tolerance,
    student: @escaping @Sendable (Input) throws -> any ExerciseAnswer,
    solution: @escaping @Sendable (Input) throws -> any ExerciseAnswer,
    mistakes: [Mistake<Input>]
  ) {
    precondition(
      count + alwaysTry.count >= 2, "exercise \(number) is marked on fewer than 2 inputs")
    self.number = number
    self.title = title
    self.task = task
    self.hint = hint
    self.agreement = agreement
    self.mistakeNames = mistakes.map(\.name)
    let examination = Examination(
      describe: describe, parts: parts, agreement: agreement,
      solution: solution, mistakes: mistakes)
    @Sendable func questions(_ seed: UInt64) -> [Input] {
      var random = RandomSource(seed: seed).stream(number)
      return alwaysTry + (0..<count).map { _ in inputs(&random) }
    }
    examine = { candidate, seed in
      switch candidate {
      case .student(let before):
        return examination.mark(student, on: questions(seed), before: before)
      case .constant(let answer): return examination.mark({ _ in answer }, on: questions(seed))
      case .filled(let value):
        return examination.mark(
          { [Double](repeating: value, count: try solution($0).numbers.count) },
          on: questions(seed))
      }
    }
    auditMarks = { seed in
      let key = examination.key(to: questions(seed), isComplete: true)
      guard case .numbers(let truths) = key.truths else {
        let mark = examination.mark([], by: key)
        return Audit(
          solution: mark, mistakes: mistakes.map { ($0.name, mark) }, constants: [], first: nil)
      }
      return Audit(
        solution: examination.mark(truths, by: key),
        mistakes: mistakes.enumerated().map { index, mistake in
          // What throws is marked as a student's function that throws
          let mark =
            key.known(index).map { examination.mark($0, by: key) }
            ?? examination.mark(mistake.answer, on: key.questions)
          return (mistake.name, mark)
        },
        constants: [0, 1, .nan, .infinity, -.infinity].map { value in
          let answers = truths.map { [Double](repeating: value, count: $0.count) }
          return (value, examination.mark(answers, by: key))
        },
        first: examination.mark(truths.map { _ in truths[0] }, by: key))
    }
  }

  private enum Candidate {
    case student(before: @Sendable (String) -> Void)
    case constant([Double])
    case filled(Double)
  }

  /// The marks of answers whose marks are known beforehand.
  struct Audit {
    /// Must be solved.
    let solution: Mark
    /// Each must be rejected and named.
    let mistakes: [(name: String, mark: Mark)]
    /// As many copies of one number as the answer has numbers; each must be rejected.
    let constants: [(value: Double, mark: Mark)]
    /// The right answer to the first input, given to every input; it must be rejected.
    let first: Mark?
  }

  /// Marks solution, known mistakes and answers that are no answers, all by one key.
  func audit(seed: UInt64) -> Audit { auditMarks(seed) }

  /// Marks the function in the student's file.
  ///
  /// - Parameter before: Called with each input in words before the function meets it, so that somebody
  ///   else can say which one it never came back from.
  public func markStudent(
    seed: UInt64, before: @escaping @Sendable (_ input: String) -> Void = { _ in }
  ) -> Mark {
    examine(.student(before: before), seed)
  }

  /// Marks the solution as if a student had written it: it must be solved.
  public func markSolution(seed: UInt64) -> Mark { audit(seed: seed).solution }

  /// Marks a known mistake as if a student had made it: it must be rejected and named.
  public func markMistake(_ name: String, seed: UInt64) -> Mark {
    audit(seed: seed).mistakes.first { $0.name == name }?.mark
      ?? .unmarkable("Exercise \(number) knows no mistake named '\(name)'.")
  }

  /// Marks the same answer to every input: it must be rejected.
  public func mark(answer: some ExerciseAnswer, seed: UInt64) -> Mark {
    examine(.constant(answer.numbers), seed)
  }

  /// Marks as many copies of one number as the answer has numbers: it must be rejected.
  public func mark(every number: Double, seed: UInt64) -> Mark {
    examine(.filled(number), seed)
  }

  /// Marks the right answer to the first input, given to every input: it must be rejected.
  public func markFirstAnswerForAll(seed: UInt64) -> Mark {
    audit(seed: seed).first ?? audit(seed: seed).solution
  }
}
