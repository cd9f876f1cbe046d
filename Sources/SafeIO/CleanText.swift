extension String {
  /// This text with every control character, line break and invisible format character written out,
  /// so that it stays on one line and no terminal obeys it: an escape byte becomes `\u{1B}`.
  public var escapingControls: String {
    var text = ""
    for scalar in unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate:
        switch scalar {
        case "\n": text += "\\n"
        case "\r": text += "\\r"
        case "\t": text += "\\t"
        default: text += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
        }
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  /// This text as one clean line for a message: breaks become spaces, controls are written out and
  /// what is longer than `limit` letters is cut in its middle.
  public func oneLine(limit: Int = 600) -> String {
    let words = split { $0 == "\n" || $0 == " " || $0 == "\r\n" }
    let line = words.joined(separator: " ").escapingControls
    guard line.count > limit else { return line }
    return "\(line.prefix(limit / 2)) … \(line.suffix(limit / 2))"
  }

  /// A value of the user in quotes, clean and short enough for a message.
  package var quoted: String {
    let clean = escapingControls
    return clean.count <= 120 ? "'\(clean)'" : "'\(clean.prefix(60)) … \(clean.suffix(60))'"
  }
}
