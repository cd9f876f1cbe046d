/// An input that cannot be used, as one sentence for the student and an exit status.
public struct InputError: Error, Sendable, CustomStringConvertible {
  /// sysexits(3)
  public enum Kind: Int32, Sendable {
    case usage = 64
    case data = 65
    case noInput = 66
  }

  public let kind: Kind
  /// Names the value, what is allowed and what to do; no program name, no newline.
  public let sentence: String

  public init(_ kind: Kind, _ sentence: String) {
    self.kind = kind
    self.sentence = sentence
  }

  public var description: String { sentence }
}
