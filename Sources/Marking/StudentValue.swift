import BayesNumerics

/// A value that the marker can hand to a student's function: its type in Swift, and itself as JSON.
public protocol StudentValue: Sendable, Encodable {
  /// As it is written in the student's file, such as "[Double]".
  static var typeName: String { get }
}

extension Double: StudentValue { public static var typeName: String { "Double" } }
extension Int: StudentValue { public static var typeName: String { "Int" } }
extension UInt64: StudentValue { public static var typeName: String { "UInt64" } }
extension Bool: StudentValue { public static var typeName: String { "Bool" } }
extension String: StudentValue { public static var typeName: String { "String" } }
extension Array: StudentValue where Element: StudentValue {
  public static var typeName: String { "[\(Element.typeName)]" }
}

/// How the student's function is called: its name, and for each question the labelled arguments.
///
/// ```swift
/// call: StudentCall("twoSidedTail") { ["heads": $0.heads, "flips": $0.flips] }
/// ```
public struct StudentCall<Input: Sendable>: Sendable {
  /// The function in the student's file, or in a file that is compiled beside it.
  public let function: String
  /// Files of the folder `Exercises/Stubs` that are compiled beside the student's own.
  public let besides: [String]
  let arguments: @Sendable (Input) -> KeyValuePairs<String, any StudentValue>

  /// - Parameter arguments: The label of each argument ("_" for none) and its value, in the order of the function;
  ///   the same labels and types for every question.
  public init(
    _ function: String, besides: [String] = [],
    arguments: @escaping @Sendable (Input) -> KeyValuePairs<String, any StudentValue>
  ) {
    self.function = function
    self.besides = besides
    self.arguments = arguments
  }
}
