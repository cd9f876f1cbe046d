/// Thrown by a solution that is not there.
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
