import BayesNumerics
import Workbook

/// One function for the student to write, with everything that marks it.
///
/// The student's file begins as a copy of `Exercises/Stubs/N-NAME.swift` and stands in the folder `Answers`, which
/// belongs to no target: it is compiled apart, run apart, and only its numbers come back.
public struct Exercise: Sendable {
  /// What a student does.
  public enum Kind: String, Sendable, Codable {
    /// Write a function whose answers are compared with the solution's.
    case write
    /// Write a part of an engine, which is plugged into the chapter and judged by what it draws.
    case build
    /// Find the test that exposes a planted fault, and mend it.
    case find = "find the fault"
    /// Foretell what the chapter will compute, as intervals.
    case predict
  }

  /// 1, 2, ... in rising difficulty.
  public let number: Int
  /// The name of the student's file, such as "both-tails".
  public let name: String
  public let title: String
  public let kind: Kind
  /// 1 for a few lines, 2 for some thought, 3 for an hour.
  public let difficulty: Int
  /// What to write.
  public let task: String
  /// Shown on request.
  public let hint: String
  public let mistakeNames: [String]

  /// The function that the program around the student's calls, and files compiled beside.
  let function: String
  let besides: [String]
  /// The questions of a seed, ready to be asked and marked.
  let sheet: @Sendable (UInt64) -> Sheet
  /// The key for these seeds, for a release without solutions; nil where the exercise is judged without one.
  let seal: @Sendable ([UInt64]) throws -> SealedKey?
  let auditMarks: @Sendable (UInt64) -> Audit

  /// "3-both-tails.swift"
  public var fileName: String { "\(number)-\(name).swift" }

  /// The questions of one seed.
  struct Sheet: Sendable {
    /// Each in words.
    let words: [String]
    /// The arguments of each.
    let arguments: [KeyValuePairs<String, any StudentValue>]
    /// Marks one answer for each question.
    let mark: @Sendable ([[Double]]) -> Mark
  }

  /// An exercise whose answers are compared with a solution's on inputs drawn from a seed.
  ///
  /// - Parameters:
  ///   - count: How many inputs are drawn.
  ///   - alwaysTry: Inputs that are tried before those drawn, such as edges.
  ///   - inputs: Draws one input; the stream is that of the exercise's number.
  ///   - describe: The input in words, such as "k = 3, n = 14".
  ///   - parts: What the numbers of the answer are called, such as "a" and "b"; one for each where it has
  ///     several, none where it has one.
  ///   - agreement: How close each number must be. A relative bound around a true 0 is taken of the
  ///     largest number of the answer, or of all answers when the whole answer is 0.
  ///   - call: How the student's function is called.
  ///   - key: The solution and the known mistakes.
  public init<Input: Sendable>(
    _ number: Int, _ name: String, _ title: String, difficulty: Int = 1, task: String,
    hint: String, count: Int = 25, alwaysTry: [Input] = [],
    inputs: @escaping @Sendable (inout RandomSource) -> Input,
    describe: @escaping @Sendable (Input) -> String, parts: [String] = [], agreement: Tolerance,
    call: StudentCall<Input>, key: ExerciseKey<Input>
  ) {
    precondition(
      count + alwaysTry.count >= 2, "exercise \(number) is marked on fewer than 2 inputs")
    let examination = Examination(
      describe: describe, parts: parts, agreement: agreement, key: key)
    @Sendable func questions(_ seed: UInt64) -> [Input] {
      var random = RandomSource(seed: key.sealed?.sheet(for: seed).seed ?? seed).stream(number)
      return alwaysTry + (0..<count).map { _ in inputs(&random) }
    }
    @Sendable func mark(_ seed: UInt64, _ questions: [Input], _ answers: [[Double]]) -> Mark {
      key.sealed?.mark(
        answers, to: questions.map(describe), seed: seed, agreement: agreement)
        ?? examination.mark(answers, on: questions)
    }
    self.init(
      number: number, name: name, title: title, kind: .write, difficulty: difficulty, task: task,
      hint: hint, mistakeNames: key.mistakes.map(\.name), call: call, describe: describe,
      questions: questions, mark: mark,
      seal: { try examination.seal($0.map { ($0, questions($0)) }) },
      audit: { examination.audit(questions($0)) })
  }

  /// An exercise that is judged as a whole, such as a sampler by its draws.
  ///
  /// - Parameter questions: The questions of a seed.
  public init<Input: Sendable>(
    judged kind: Kind, _ number: Int, _ name: String, _ title: String, difficulty: Int = 2,
    task: String, hint: String, questions: @escaping @Sendable (UInt64) -> [Input],
    describe: @escaping @Sendable (Input) -> String, call: StudentCall<Input>,
    by judge: Judge<Input>
  ) {
    @Sendable func mark(_ questions: [Input], _ answers: [[Double]]) -> Mark {
      do {
        return try judge.judge(questions, answers, judge.key)
      } catch {
        return .unmarkable("The answers cannot be judged: \("\(error)".oneLine(limit: 300)).")
      }
    }
    self.init(
      number: number, name: name, title: title, kind: kind, difficulty: difficulty, task: task,
      hint: hint, mistakeNames: judge.key.mistakes.map(\.name), call: call, describe: describe,
      questions: questions, mark: { mark($1, $2) }, seal: { _ in nil }
    ) { seed in
      let questions = questions(seed)
      func marked(_ answer: (Input) throws -> [Double]) -> Mark {
        do {
          return mark(questions, try questions.map(answer))
        } catch {
          return .unmarkable("The answer fails: \("\(error)".oneLine(limit: 300)).")
        }
      }
      let key = judge.key
      let right = (try? questions.map(key.rightAnswer)) ?? []
      return Audit(
        solution: marked(key.rightAnswer),
        mistakes: key.mistakes.map { mistake in
          (mistake.name, marked { try key.answer(mistake, to: $0) })
        },
        constants: kind == .predict
          ? []
          : [0, 1, .nan, .infinity].map { value in
            (value, mark(questions, right.map { [Double](repeating: value, count: $0.count) }))
          },
        first: nil)
    }
  }

  private init<Input: Sendable>(
    number: Int, name: String, title: String, kind: Kind, difficulty: Int, task: String,
    hint: String, mistakeNames: [String], call: StudentCall<Input>,
    describe: @escaping @Sendable (Input) -> String,
    questions: @escaping @Sendable (UInt64) -> [Input],
    mark: @escaping @Sendable (UInt64, [Input], [[Double]]) -> Mark,
    seal: @escaping @Sendable ([UInt64]) throws -> SealedKey?,
    audit: @escaping @Sendable (UInt64) -> Audit
  ) {
    self.number = number
    self.name = name
    self.title = title
    self.kind = kind
    self.difficulty = difficulty
    self.task = task
    self.hint = hint
    self.mistakeNames = mistakeNames
    function = call.function
    besides = call.besides
    sheet = { seed in
      let asked = questions(seed)
      return Sheet(
        words: asked.map(describe), arguments: asked.map(call.arguments),
        mark: { mark(seed, asked, $0) })
    }
    self.seal = seal
    auditMarks = audit
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

  /// Marks solution, known mistakes and answers that are no answers.
  func audit(seed: UInt64) -> Audit { auditMarks(seed) }
}
