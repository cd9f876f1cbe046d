import Foundation

/// Writes lines of text, for a peer to read.
public func write(_ lines: [String], to path: String) throws {
  try (lines.joined(separator: "\n") + "\n").write(toFile: path, atomically: true, encoding: .utf8)
}
