import Foundation

/// The arguments of one call of a student's function, read one after the other.
///
/// Source: a list in the file of questions, such as `[0.7, [1, 2]]` for `f(0.7, [1, 2])`.
public struct Question: Decodable {
  private var arguments: any UnkeyedDecodingContainer

  public init(from decoder: any Decoder) throws {
    arguments = try decoder.unkeyedContainer()
  }

  /// The next argument, which must be of this type.
  public mutating func next<Argument: Decodable>(_ type: Argument.Type) throws -> Argument {
    try arguments.decode(type)
  }
}
