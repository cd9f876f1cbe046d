import Foundation

/// A student's own data, read as text with a clear sentence for whatever can be wrong.
public struct DataFile: Sendable {
  public let path: String
  /// The lines without their ends, numbered from 1; empty lines are kept so that numbers stay true.
  public let lines: [Substring]

  /// Larger files are refused: the lines of 16 MB take 320 MB of memory and some seconds.
  public static let largestSize = 16 << 20

  /// - Throws: ``InputError`` of kind `noInput` when the file cannot be read, of kind `data` when it is
  ///   empty, too large or not UTF-8 text.
  public init(path: String) throws(InputError) {
    let bytes = try DataFile.bytes(of: path)
    let shown = DataFile.shown(path)
    guard !bytes.isEmpty else {
      throw InputError(.data, "the data file \(shown) is empty; it needs at least one value")
    }
    guard let text = String(validating: bytes, as: UTF8.self), !text.utf8.contains(0) else {
      throw InputError(
        .data, "the data file \(shown) is not UTF-8 text; save it as plain text and try again")
    }
    self.path = path
    let withoutMark = text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]
    lines = withoutMark.split(omittingEmptySubsequences: false) { $0.isNewline }
  }

  /// The path as shown in messages: quoted, without control characters.
  public static func shown(_ path: String) -> String {
    let clean = path.unicodeScalars.map {
      $0.properties.generalCategory == .control ? "\u{FFFD}" : String($0)
    }
    return "'\(clean.joined())'"
  }

  private static func tooLarge(_ path: String) -> InputError {
    let limit = "\(largestSize >> 20) MB"
    return InputError(
      .data, "the data file \(shown(path)) is larger than \(limit); keep the lines that matter")
  }

  private static func bytes(of path: String) throws(InputError) -> [UInt8] {
    let file = try OpenFile(path: path)
    guard file.size <= largestSize else {
      throw DataFile.tooLarge(path)
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(file.size)
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = try file.read(into: &buffer, from: 0), count > 0 {
      bytes += buffer[..<count]
      guard bytes.count <= largestSize else {
        throw DataFile.tooLarge(path)
      }
    }
    return bytes
  }
}
