import SafeIO

/// Text of the workbook as LaTeX: a page's Markdown, or the plain words of a caption.
enum LaTeXText {
  /// A paragraph of Markdown: emphasis, code, links to their words, formulas in dollars as they stand.
  ///
  /// - Throws: ``InputError`` 65 at a character for which paper has no sign here.
  static func markdown(_ text: String) throws(InputError) -> String {
    var latex = ""
    var rest = text[...]
    while let first = rest.first {
      if let match = rest.prefixMatch(of: /\$[^$]+\$/) {
        latex += match.output
        rest = rest[match.range.upperBound...]
      } else if let match = rest.prefixMatch(of: /`([^`]+)`/) {
        latex += "\\texttt{\(try code(match.1))}"
        rest = rest[match.range.upperBound...]
      } else if let match = rest.prefixMatch(of: /\*\*(.+?)\*\*/) {
        latex += "\\textbf{\(try markdown(String(match.1)))}"
        rest = rest[match.range.upperBound...]
      } else if let match = rest.prefixMatch(of: /\*([^*]+)\*/) {
        latex += "\\emph{\(try markdown(String(match.1)))}"
        rest = rest[match.range.upperBound...]
      } else if let match = rest.prefixMatch(of: /\[([^\]]+)\]\([^)]*\)/) {
        latex += try markdown(String(match.1))
        rest = rest[match.range.upperBound...]
      } else {
        // Words up to the next mark
        let end = rest.dropFirst().firstIndex { "$`*[".contains($0) } ?? rest.endIndex
        let place = rest.startIndex
        let before = place > text.startIndex ? text[text.index(before: place)] : nil
        latex += try words(String(rest[..<end]), after: first == "\"" ? before : nil)
        rest = rest[end...]
      }
    }
    return latex
  }

  /// Plain words, in which σ_T, 10^-2.7 and 6e-8 are meant as formulas.
  ///
  /// - Parameter before: the character before them, which tells an opening quotation mark from a closing one.
  /// - Throws: ``InputError`` 65 at a character for which paper has no sign here.
  static func words(_ text: String, after before: Character? = nil) throws(InputError) -> String {
    var latex = ""
    var before = before
    var rest = text[...]
    while let character = rest.first {
      var length = 1
      if let match = rest.prefixMatch(of: /([\p{Greek}A-Za-z])_([A-Za-z0-9]+)/), !isWord(before) {
        latex += "$\(try sign(match.1).formula)_{\(match.2)}$"
        length = match.output.0.count
      } else if let match = rest.prefixMatch(of: /([λβγμ])([0-9])/) {
        latex += "$\(try sign(match.1).formula)_{\(match.2)}$"
        length = match.output.0.count
      } else if let match = rest.prefixMatch(of: /\^([-−]?[0-9]+(?:\.[0-9]+)?)/) {
        latex += "$^{\(match.1.replacing("−", with: "-"))}$"
        length = match.output.0.count
      } else if let match = rest.prefixMatch(of: /e(-?[0-9]+)\b/), before == ")" || isDigit(before)
      {
        latex += "$\\,\\cdot\\,10^{\(match.1)}$"
        length = match.output.0.count
      } else if let match = rest.prefixMatch(of: /[-−](?=[0-9.])/), !isWord(before) {
        latex += "$-$"
        length = match.output.count
      } else if let match = rest.prefixMatch(of: /[⁰¹²³⁴⁵⁶⁷⁸⁹⁻ᵀ]+/) {
        latex += "$^{" + match.output.compactMap { superscripts[$0] }.joined() + "}$"
        length = match.output.count
      } else if character == "\"" {
        latex += isOpening(before) ? "``" : "''"
      } else if character == "'" {
        latex += isOpening(before) ? "`" : "'"
      } else {
        latex += try sign(rest.prefix(1)).words
      }
      let next = rest.index(rest.startIndex, offsetBy: length)
      before = rest[rest.index(before: next)]
      rest = rest[next...]
    }
    return latex
  }

  private static func isWord(_ character: Character?) -> Bool {
    character.map { $0.isLetter || $0.isNumber } ?? false
  }

  private static func isDigit(_ character: Character?) -> Bool {
    character.map { $0.isNumber } ?? false
  }

  private static func isOpening(_ before: Character?) -> Bool {
    before.map { " (–".contains($0) } ?? true
  }

  /// Typewriter text: no ligatures, straight quotes.
  private static func code(_ text: Substring) throws(InputError) -> String {
    var latex = ""
    for character in text {
      switch character {
      case "-": latex += "-{}"
      case "'": latex += "\\textquotesingle{}"
      default: latex += try sign(String(character)[...]).words
      }
    }
    return latex
  }

  // MARK: Characters

  /// A character between words and within a formula.
  private static func sign(
    _ text: Substring
  ) throws(InputError) -> (words: String, formula: String) {
    guard let character = text.first else { return ("", "") }
    if let escaped = escapes[character] { return (escaped, escaped) }
    if character.isASCII { return (String(character), String(character)) }
    if let formula = formulas[character] { return ("$\(formula)$", formula) }
    // A letter under a circumflex, such as the measured luminosity
    let scalars = Array(character.unicodeScalars)
    if scalars.count == 2, scalars[1] == "\u{302}", scalars[0].isASCII {
      return ("$\\hat{\(scalars[0])}$", "\\hat{\(scalars[0])}")
    }
    // Accents of names, which LaTeX reads as they are
    if scalars.count == 1, scalars[0].value >= 0xC0, scalars[0].value <= 0x17F {
      return (String(character), String(character))
    }
    if let words = punctuation[character] { return (words, words) }
    throw InputError(
      .data,
      "there is no sign for paper for \(String(character).quoted); add it to LaTeXText.swift")
  }

  private static let escapes: [Character: String] = [
    "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "$": "\\$", "&": "\\&", "#": "\\#",
    "%": "\\%", "_": "\\_", "^": "\\textasciicircum{}", "~": "\\textasciitilde{}",
    "<": "$<$", ">": "$>$", "|": "$|$", "=": "$=$",
  ]

  private static let punctuation: [Character: String] = [
    "–": "--", "—": "---", "…": "\\ldots{}", "’": "'", "‘": "`", "“": "``", "”": "''", "é": "é",
    "\u{A0}": "~", "§": "\\S{}",
  ]

  private static let superscripts: [Character: String] = [
    "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8",
    "⁹": "9", "⁻": "-", "ᵀ": "\\top",
  ]

  private static let formulas: [Character: String] = [
    "±": "\\pm", "·": "\\cdot", "×": "\\times", "−": "-", "√": "\\surd", "☉": "{}_\\odot",
    "‖": "\\,\\|\\,", "≤": "\\le", "≥": "\\ge", "≈": "\\approx", "≠": "\\neq", "∞": "\\infty",
    "∑": "\\sum",
    "∫": "\\int", "∝": "\\propto", "→": "\\to", "½": "\\frac12", "°": "{}^\\circ",
    "₀": "{}_0", "₁": "{}_1", "₂": "{}_2", "₃": "{}_3",
    "α": "\\alpha", "β": "\\beta", "γ": "\\gamma", "δ": "\\delta", "ε": "\\varepsilon",
    "ζ": "\\zeta", "η": "\\eta", "θ": "\\theta", "κ": "\\kappa", "λ": "\\lambda", "μ": "\\mu",
    "ν": "\\nu", "ξ": "\\xi", "π": "\\pi", "ρ": "\\rho", "σ": "\\sigma", "τ": "\\tau",
    "φ": "\\varphi", "χ": "\\chi", "ψ": "\\psi", "ω": "\\omega", "Γ": "\\Gamma",
    "Δ": "\\Delta", "Θ": "\\Theta", "Λ": "\\Lambda", "Σ": "\\Sigma", "Φ": "\\Phi",
    "Ψ": "\\Psi", "Ω": "\\Omega",
  ]
}
