import Foundation

/// Words in a figure: a literal in which `*p*` is set in italics and `_{T}` below the line, with values put
/// in as they are.
///
/// `"posterior of *σ*_{T} after \(flips) flips"` sets σ in italics and T as its subscript. What is interpolated is never read as
/// markup, and no text can reach gnuplot as anything but text (see ``GnuplotQuoting``).
public struct Text: Sendable, Equatable {
  /// A stretch of text in one style.
  public struct Run: Sendable, Equatable {
    public let words: String
    public let isItalic: Bool
    /// Smaller and below the line.
    public let isSubscript: Bool

    public init(_ words: String, isItalic: Bool = false, isSubscript: Bool = false) {
      self.words = words
      self.isItalic = isItalic
      self.isSubscript = isSubscript
    }
  }

  public let runs: [Run]

  public init(runs: [Run]) { self.runs = runs }

  /// Foreign text, such as a file or column name: shown letter by letter, no markup.
  public init(verbatim words: String) { runs = [Run(words)] }

  /// The words without their style; a subscript after a low line.
  public var plain: String { runs.map { $0.isSubscript ? "_\($0.words)" : $0.words }.joined() }

  public var isEmpty: Bool { plain.isEmpty }

  /// Begun with a capital, as titles and labels of axes are, unless it begins with a symbol, a single letter or
  /// a word that has capitals of its own.
  var inSentenceCase: Text {
    guard let first = runs.first, !first.isItalic, !first.isSubscript,
      first.words.prefix(2).count == 2,
      first.words.prefix(2).allSatisfy({ $0.isASCII && $0.isLowercase })
    else { return self }
    let capital = first.words.prefix(1).uppercased() + first.words.dropFirst()
    return Text(runs: [Run(capital)] + runs.dropFirst())
  }

  public static func + (left: Text, right: Text) -> Text { Text(runs: left.runs + right.runs) }
}

extension Text: ExpressibleByStringInterpolation {
  public init(stringLiteral literal: String) {
    var interpolation = StringInterpolation(literalCapacity: 0, interpolationCount: 0)
    interpolation.appendLiteral(literal)
    self.init(stringInterpolation: interpolation)
  }

  public init(stringInterpolation: StringInterpolation) {
    runs = stringInterpolation.runs.filter { !$0.words.isEmpty }
  }

  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate(set) var runs: [Run] = []
    private var isItalic = false

    public init(literalCapacity: Int, interpolationCount: Int) {}

    public mutating func appendLiteral(_ literal: String) {
      for (index, stretch) in literal.split(separator: "*", omittingEmptySubsequences: false)
        .enumerated()
      {
        if index > 0 { isItalic.toggle() }
        // What stands between "_{" and "}" is a subscript
        for (number, part) in stretch.split(separator: "_{", omittingEmptySubsequences: false)
          .enumerated()
        {
          let ends = number > 0 ? part.firstIndex(of: "}") : nil
          if let ends {
            runs.append(Run(String(part[..<ends]), isSubscript: true))
            runs.append(Run(String(part[part.index(after: ends)...]), isItalic: isItalic))
          } else {
            runs.append(Run((number > 0 ? "_{" : "") + part, isItalic: isItalic))
          }
        }
      }
    }

    public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      runs.append(Run(value.description, isItalic: isItalic))
    }

    /// A text keeps its own italics.
    public mutating func appendInterpolation(_ text: Text) {
      runs += text.runs
    }

    /// A number with so many decimals, with a true minus sign.
    public mutating func appendInterpolation(_ value: Double, decimals: Int) {
      runs.append(Run(Text.number(value, decimals: decimals), isItalic: isItalic))
    }
  }

  /// A number with so many decimals, with a true minus sign; independent of the locale.
  public static func number(_ value: Double, decimals: Int) -> String {
    String(format: "%.\(decimals)f", value).replacingOccurrences(of: "-", with: "\u{2212}")
  }
}
