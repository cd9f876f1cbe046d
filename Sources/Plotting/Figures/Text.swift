import Foundation

/// Words in a figure: a literal in which `*p*` is set in italics, with values put in as they are.
///
/// `"posterior of *p* after \(flips) flips"` sets p in italics. What is interpolated is never read as
/// markup, and no text can reach gnuplot as anything but text (see ``GnuplotQuoting``).
public struct Text: Sendable, Equatable {
  /// A stretch of text in one style.
  public struct Run: Sendable, Equatable {
    public let words: String
    public let isItalic: Bool

    public init(_ words: String, isItalic: Bool = false) {
      self.words = words
      self.isItalic = isItalic
    }
  }

  public let runs: [Run]

  public init(runs: [Run]) { self.runs = runs }

  /// Foreign text, such as a file or column name: shown letter by letter, no markup.
  public init(verbatim words: String) { runs = [Run(words)] }

  /// The words without their style.
  public var plain: String { runs.map(\.words).joined() }

  public var isEmpty: Bool { plain.isEmpty }

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
        runs.append(Run(String(stretch), isItalic: isItalic))
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
