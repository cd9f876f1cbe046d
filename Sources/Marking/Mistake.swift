import SafeIO

/// A wrong answer that students are known to give, with the hint that mends it.
///
/// A mistake that is a changed result can be made together with another one, and the marker then names both; two that
/// are both computations or changed questions are told apart in different parts of an answer only.
public struct Mistake<Input: Sendable>: Sendable {
  /// What is wrong, such as "one tail for two".
  public let name: String
  public let hint: String
  let kind: Kind

  enum Kind: Sendable {
    case answer(@Sendable (Input) throws -> any ExerciseAnswer)
    case question(@Sendable (Input) -> Input)
    case result(@Sendable ([Double], Input) -> [Double])
  }

  /// A computation of its own.
  public init(
    _ name: String, hint: String, answer: @escaping @Sendable (Input) throws -> any ExerciseAnswer
  ) {
    (self.name, self.hint, kind) = (name, hint, .answer(answer))
  }

  /// The right answer to another question, which must be one that has an answer, such as one whose variance was taken for a standard deviation.
  public init(
    _ name: String, hint: String, asIf question: @escaping @Sendable (Input) -> Input
  ) {
    (self.name, self.hint, kind) = (name, hint, .question(question))
  }

  /// The right answer, changed afterwards, such as a missing square root.
  public init(
    _ name: String, hint: String, result: @escaping @Sendable ([Double], Input) -> [Double]
  ) {
    (self.name, self.hint, kind) = (name, hint, .result(result))
  }
}

/// What an exercise is marked by: the solution and the known mistakes.
public struct ExerciseKey<Input: Sendable>: Sendable {
  let solution: @Sendable (Input) throws -> any ExerciseAnswer
  public let mistakes: [Mistake<Input>]
  /// What marks where the solutions are not handed out.
  let sealed: SealedKey?
  private var isWithoutSolution = false

  public init(
    solution: @escaping @Sendable (Input) throws -> any ExerciseAnswer, mistakes: [Mistake<Input>]
  ) {
    self.solution = solution
    self.mistakes = mistakes
    sealed = nil
  }

  /// The key of an exercise in a release without solutions: sealed results in a file beside the source that asks.
  public static func sealed(_ name: String, beside source: String = #filePath) -> ExerciseKey {
    ExerciseKey(
      sealed: Result {
        try SealedKey.read("\(Paths.folder(of: source))/Stubs/keys/\(name).json")
      })
  }

  /// The key of an exercise in a release without solutions that is judged without one, such as a sampler by its draws.
  public static var withheld: ExerciseKey {
    var key = ExerciseKey(solution: { _ in throw Unsolved() }, mistakes: [])
    key.isWithoutSolution = true
    return key
  }

  private init(sealed: Result<SealedKey, any Error>) {
    mistakes = []
    switch sealed {
    case .success(let key):
      self.sealed = key
      solution = { _ in throw Unsolved() }
    case .failure(let error):
      self.sealed = nil
      solution = { _ in throw error }
    }
  }

  /// What this mistake answers.
  public func answer(_ mistake: Mistake<Input>, to question: Input) throws -> [Double] {
    switch mistake.kind {
    case .answer(let answer): try answer(question).numbers
    case .question(let change): try solution(change(question)).numbers
    case .result(let change): change(try solution(question).numbers, question)
    }
  }

  /// What two mistakes answer when both are made: the second changes the answers of the first; nil where it is no changed
  /// result.
  ///
  /// So no computation meets a question that it does not meet alone, and a precondition that holds for each mistake holds
  /// for both.
  func answers(_ first: [[Double]], then second: Mistake<Input>, to questions: [Input])
    -> [[Double]]?
  {
    guard case .result(let change) = second.kind else { return nil }
    return zip(first, questions).map(change)
  }
}

// MARK: For judges

extension ExerciseKey {
  /// Whether the solutions are not handed out, so that a judge has nothing to compare with.
  public var isWithheld: Bool { isWithoutSolution || sealed != nil }

  /// The numbers of the right answer.
  public func rightAnswer(to question: Input) throws -> [Double] { try solution(question).numbers }

  /// The known mistake whose answers these are, to rounding, where answers do not depend on chance.
  ///
  /// - Parameter isCompared: Which questions have such an answer.
  public func mistake(
    in answers: [[Double]], to questions: [Input], within bound: Double,
    where isCompared: (Input) -> Bool = { _ in true }
  ) -> Mark.Named? {
    let found = mistakes.first { mistake in
      zip(questions, answers).allSatisfy { question, given in
        guard isCompared(question) else { return true }
        guard let known = try? answer(mistake, to: question), known.count == given.count else {
          return false
        }
        return zip(known, given).allSatisfy {
          $0 == $1 || abs($0 - $1) <= bound * (1 + abs($0)) || $0.isNaN && $1.isNaN
        }
      }
    }
    return found.map { Mark.Named(name: $0.name, hint: $0.hint) }
  }
}
