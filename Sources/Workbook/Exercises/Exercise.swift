import BayesNumerics

/// Thrown by a stub in `Exercises.swift` that the student has not filled in yet.
public struct Unsolved: Error, Sendable {
  public init() {}
}

/// An answer that the marker can compare: one or more numbers.
public protocol ExerciseAnswer: Sendable {
  var numbers: [Double] { get }
}

extension Double: ExerciseAnswer {
  public var numbers: [Double] { [self] }
}

extension Int: ExerciseAnswer {
  public var numbers: [Double] { [Double(self)] }
}

extension [Double]: ExerciseAnswer {
  public var numbers: [Double] { self }
}

/// A wrong answer that students are known to give, with the hint that mends it.
public struct Mistake<Input: Sendable>: Sendable {
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

public struct Exercise: Sendable {}
