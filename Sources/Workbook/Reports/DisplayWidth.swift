/// How many columns of a terminal a text takes.
///
/// Letters that combine take none, East Asian wide letters and emoji two (Unicode Standard Annex 11),
/// everything else one, in every locale.
extension String {
  var displayWidth: Int { reduce(0) { $0 + $1.displayWidth } }
}

extension Character {
  var displayWidth: Int {
    if isASCII { return 1 }
    let widths = unicodeScalars.map(\.displayWidth)
    // A variation selector 16 asks for the emoji form, which is wide
    if unicodeScalars.contains("\u{FE0F}") { return 2 }
    return widths.max() ?? 0
  }
}

extension Unicode.Scalar {
  fileprivate var displayWidth: Int {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    if properties.isEmojiPresentation { return 2 }
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}

extension String {
  /// This text broken at spaces into lines of at most `width` columns; a longer word is cut.
  package func wrapped(to width: Int) -> [String] {
    precondition(width > 0, "a line of \(width) columns holds no text")
    var lines: [String] = []
    for paragraph in split(separator: "\n", omittingEmptySubsequences: false) {
      var line = ""
      var used = 0
      for word in paragraph.split(separator: " ") {
        let needed = String(word).displayWidth
        if used > 0, used + 1 + needed <= width {
          line += " " + word
          used += 1 + needed
          continue
        }
        if used > 0 {
          lines.append(line)
          (line, used) = ("", 0)
        }
        // A word that is longer than a line
        for letter in word {
          if used + letter.displayWidth > width, used > 0 {
            lines.append(line)
            (line, used) = ("", 0)
          }
          line.append(letter)
          used += letter.displayWidth
        }
      }
      lines.append(line)
    }
    return lines
  }

  /// This text with spaces up to `width` columns.
  func padded(to width: Int, right: Bool = false) -> String {
    let spaces = String(repeating: " ", count: max(0, width - displayWidth))
    return right ? spaces + self : self + spaces
  }
}
