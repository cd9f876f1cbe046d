/// What gnuplot said on its standard error, read as a person would.
///
/// Measured with gnuplot 5.4, script on standard input:
///
/// - An error looks like `line 3: all points y value undefined!`, often below the command and a caret. gnuplot goes
///   on with the next line, may still draw a whole picture, and ends with status 1.
/// - A warning looks like `line 3: warning: Skipping data file with no valid points` or
///   `Warning: empty y range [2:2], adjusting to [1.98:2.02]`, and leaves status 0.
/// - Data that is lost among other curves (all NaN, beyond 1e307) leaves no words at all.
struct GnuplotWords {
  /// Lines with something to say: no blank ones, no carets, no control characters.
  private let lines: [String]

  init(_ bytes: [UInt8]) {
    // A tab is gnuplot's own indentation and an escape starts a colour: neither is worth keeping.
    lines = String(decoding: bytes, as: UTF8.self)
      .split(whereSeparator: \.isNewline)
      .map { GnuplotError.printable(String($0)).split(separator: " ").joined(separator: " ") }
      .filter { !$0.isEmpty && $0 != "^" }
  }

  /// Whether gnuplot met an error, also where its exit status does not say so.
  var holdError: Bool { lines.contains(where: Self.isError) }

  /// The words that explain a failure, on one line of at most 300 characters.
  ///
  /// From the first error on where there is one, since the first is the cause and others follow from it; else
  /// the last lines.
  var summary: String {
    guard let first = lines.firstIndex(where: Self.isError) else {
      return Self.joined(lines.suffix(3))
    }
    let command = lines.prefix(first).last(where: { !Self.isWarning($0) }).map { [$0] } ?? []
    return Self.joined(command + lines[first...].filter { !Self.isWarning($0) })
  }

  /// `line 3: message` or `"file" line 3: message`, where the message is no warning.
  private static func isError(_ line: String) -> Bool {
    guard let message = message(of: line) else { return false }
    return !message.lowercased().hasPrefix("warning")
  }

  private static func isWarning(_ line: String) -> Bool {
    (message(of: line) ?? line).lowercased().hasPrefix("warning")
  }

  /// What follows `line 3: `; `nil` where a line does not begin so.
  private static func message(of line: String) -> String? {
    guard let match = line.prefixMatch(of: #/("[^"]*" )?line [0-9]+: /#) else { return nil }
    return String(line[match.range.upperBound...])
  }

  private static func joined(_ lines: some Sequence<String>) -> String {
    let text = lines.joined(separator: "; ")
    return text.count <= 300 ? text : text.prefix(299) + "…"
  }
}
