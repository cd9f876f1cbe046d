/// The one way by which words reach a gnuplot script.
///
/// A single-quoted gnuplot string has no escapes and runs no backquotes. What it cannot hold (line
/// breaks and other control characters, which would end the command or make the SVG unreadable)
/// becomes a space or a visible stand-in. The quote itself becomes a typographic apostrophe: gnuplot's
/// own way, to double it, fails at the beginning of a string. All work is done scalar by scalar: to
/// Swift a quote that carries a combining accent is not the character quote, to gnuplot it is.
enum GnuplotQuoting {
  /// `'words'`, safe for any string.
  static func quoted(_ words: String) -> String {
    "'" + withoutControls(words) + "'"
  }

  /// A ``Text`` with the option that says how gnuplot has to read it: `'words' noenhanced`, or, when
  /// a run is in italics or a subscript, gnuplot's enhanced markup with everything foreign escaped.
  ///
  /// - Parameter italics: False for a terminal without them, which would show the markup itself.
  static func quoted(_ text: Text, italics: Bool = true) -> String {
    // gnuplot 5.4 writes an escaped ampersand as it is, which no SVG reader accepts.
    guard italics, text.runs.contains(where: { $0.isItalic || $0.isSubscript }),
      !text.plain.unicodeScalars.contains("&")
    else { return quoted(text.plain) + " noenhanced" }
    let enhanced = text.runs.map { run in
      let words = escapedMarkup(keepingOuterSpaces(withoutControls(run.words)))
      if run.isSubscript { return "_{\(words)}" }
      return run.isItalic ? "{/\(Style.italicFont):Italic \(words)}" : words
    }
    return "'" + enhanced.joined() + "' enhanced"
  }

  /// Some readers of SVG drop a space at the edge of a run; one that is not at the edge stays.
  private static func keepingOuterSpaces(_ words: String) -> String {
    let zeroWidthSpace = "\u{200B}"
    return (words.hasPrefix(" ") ? zeroWidthSpace : "") + words
      + (words.hasSuffix(" ") ? zeroWidthSpace : "")
  }

  /// Line breaks and tabs as spaces, other control characters as U+FFFD, quotes as apostrophes; and
  /// `]]>`, which XML forbids in text and gnuplot does not escape, with a space of no width in it.
  static func withoutControls(_ words: String) -> String {
    let printable = words.unicodeScalars.map { scalar -> String in
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029: " "
      case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: "\u{FFFD}"
      case 0x27: "\u{2019}"
      default: String(scalar)
      }
    }
    return printable.joined().replacing("]]>", with: "]]\u{200B}>")
  }

  /// A backslash before each character that enhanced text reads as markup.
  private static func escapedMarkup(_ words: String) -> String {
    words.unicodeScalars.map { "\\{}^_@~".unicodeScalars.contains($0) ? "\\\($0)" : String($0) }
      .joined()
  }
}
