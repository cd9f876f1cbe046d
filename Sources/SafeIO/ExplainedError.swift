/// A failure that ends the program: one sentence on standard error and an exit status.
public protocol ExplainedError: Error, Sendable {
  /// Names the value, what is allowed and what to do; no program name, no newline, no full stop.
  var sentence: String { get }
  /// From sysexits(3).
  var exitStatus: Int32 { get }
}

extension InputError: ExplainedError {
  public var exitStatus: Int32 { kind.rawValue }
}

/// A file that could not be made or written whole.
public struct FileError: ExplainedError, Equatable {
  /// sysexits(3)
  public enum Kind: Int32, Sendable {
    case cannotCreate = 73
    case cannotWrite = 74
  }

  public let kind: Kind
  public let sentence: String
  public var exitStatus: Int32 { kind.rawValue }

  public init(_ kind: Kind, _ sentence: String) {
    self.kind = kind
    self.sentence = sentence
  }
}

/// Standard output that did not take the results.
package struct OutputError: ExplainedError, Equatable {
  package let sentence: String
  package var exitStatus: Int32 { 74 }
}
