import Foundation

/// Compares two records of a figure: their words exactly, their numbers within what the figure declares.
///
/// Inside a named data block the agreement is the one that the block's heading states, read from the
/// older record; everywhere else numbers agree to a relative 1e-6 and all other characters exactly.
public enum ScriptComparison {
  /// The first few places where two records differ, as sentences; empty when they agree.
  public static func differences(
    old: String, new: String, atMost limit: Int = 5
  ) -> [String] {
    let oldLines = old.split(separator: "\n", omittingEmptySubsequences: false)
    let newLines = new.split(separator: "\n", omittingEmptySubsequences: false)
    var differences: [String] = []
    var agreement = NumberAgreement.exact
    var block: Substring?
    for (number, (oldLine, newLine)) in zip(oldLines, newLines).enumerated() {
      if let stated = NumberAgreement(heading: oldLine) { agreement = stated }
      let rule = block == nil ? NumberAgreement.exact : agreement.inRow(oldLine)
      if let difference = difference(old: oldLine, new: newLine, rule) {
        let place = block.map { "in \($0), " } ?? ""
        differences.append("\(place)line \(number + 1): \(difference)")
        if differences.count == limit { return differences }
      }
      if oldLine.hasPrefix("$"), oldLine.hasSuffix(" << EOD") {
        block = oldLine.dropLast(" << EOD".count)
      } else if oldLine == "EOD" {
        block = nil
        agreement = .exact
      }
    }
    if oldLines.count != newLines.count {
      differences.append("\(oldLines.count) lines have become \(newLines.count)")
    }
    return differences
  }

  /// What has changed between two lines of a report, or nil: words exactly, numbers to a relative 1e-6, but a
  /// number directly before `± error` within `errors` times the error that the old line states.
  public static func difference(
    oldLine: Substring, newLine: Substring, errors: Double
  ) -> String? {
    difference(old: oldLine, new: newLine, .exact, errors: errors)
  }

  private static func difference(
    old: Substring, new: Substring, _ rule: NumberAgreement, errors: Double? = nil
  ) -> String? {
    if old == new { return nil }
    let oldTokens = Token.tokens(of: old)
    let newTokens = Token.tokens(of: new)
    guard oldTokens.count == newTokens.count else {
      return "'\(shortened(old))' has become '\(shortened(new))'"
    }
    for (index, (oldToken, newToken)) in zip(oldTokens, newTokens).enumerated() {
      switch (oldToken, newToken) {
      case (.number(let oldValue), .number(let newValue)):
        var rule = rule
        // The allowance itself comes from draws
        if case .row = rule, index == oldTokens.count - 1 { rule = .notCompared }
        if let errors, let error = Token.error(after: index, in: oldTokens) {
          rule = .absolute(errors * error)
        }
        // So may that in a block's heading, which other chains estimate anew; the old one judges
        if index == oldTokens.count - 1, old.contains("; agreement: absolute "), oldValue > 0,
          (0.5...2).contains(newValue / oldValue)
        {
          continue
        }
        guard rule.accepts(old: oldValue, new: newValue) else {
          return "\(oldValue) has become \(newValue), beyond the agreement (\(rule.words))"
        }
      case (.words(let oldWords), .words(let newWords)) where oldWords == newWords: continue
      default: return "'\(shortened(old))' has become '\(shortened(new))'"
      }
    }
    return nil
  }

  private static func shortened(_ line: Substring) -> String {
    line.count <= 70 ? String(line) : line.prefix(67) + "..."
  }
}

/// How far a number may have moved.
enum NumberAgreement: Equatable {
  case relative(Double)
  case absolute(Double)
  /// Each row states its own absolute bound in its last column.
  case lastColumn
  /// Absolute, in a row that states it.
  case row(Double)
  case notCompared

  static let exact = NumberAgreement.relative(1e-6)

  /// From a block's heading, such as `# $curve: x, y; agreement: relative 1e-06`.
  init?(heading: some StringProtocol) {
    guard heading.hasPrefix("# $"),
      let mark = heading.range(of: "; agreement: ", options: .backwards)
    else { return nil }
    let statement = heading[mark.upperBound...]
    if statement.hasPrefix("not compared: ") {
      self = .notCompared
      return
    }
    if statement == "absolute last column" {
      self = .lastColumn
      return
    }
    let words = statement.split(separator: " ")
    guard words.count == 2, let bound = Double(words[1]), bound >= 0, bound.isFinite else {
      return nil
    }
    switch words[0] {
    case "relative": self = .relative(bound)
    case "absolute": self = .absolute(bound)
    default: return nil
    }
  }

  var words: String {
    switch self {
    case .relative(let bound): "relative \(bound)"
    case .absolute(let bound), .row(let bound): "absolute \(bound)"
    case .lastColumn: "absolute last column"
    case .notCompared: "not compared"
    }
  }

  /// The agreement of one row of the block; a row that states no bound is compared exactly.
  func inRow(_ line: Substring) -> NumberAgreement {
    guard self == .lastColumn else { return self }
    guard let bound = line.split(separator: " ").last.flatMap({ Double($0) }), bound.isFinite,
      bound >= 0
    else { return .exact }
    return .row(bound)
  }

  /// A relative bound is taken as it is stated. Under an absolute one a millionth of the number is
  /// granted too: numbers are recorded with seven digits, and the last of a large one may move.
  func accepts(old: Double, new: Double) -> Bool {
    if old == new || (old.isNaN && new.isNaN) { return true }
    guard old.isFinite, new.isFinite else { return false }
    if case .notCompared = self { return true }
    let size = max(abs(old), abs(new))
    switch self {
    case .relative(let bound): return abs(old - new) <= bound * size
    case .absolute(let bound), .row(let bound):
      return abs(old - new) <= max(bound, 1e-6 * size)
    case .lastColumn, .notCompared: return false
    }
  }
}

/// A line taken apart into numbers and what stands between them.
private enum Token {
  case number(Double)
  case words(Substring)

  /// The number behind " ± " that follows this token.
  static func error(after index: Int, in tokens: [Token]) -> Double? {
    guard index + 2 < tokens.count, case .words(" ± ") = tokens[index + 1],
      case .number(let error) = tokens[index + 2]
    else { return nil }
    return error
  }

  static func tokens(of line: Substring) -> [Token] {
    var tokens: [Token] = []
    var rest = line
    while !rest.isEmpty {
      if let match = rest.firstMatch(of: /[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?/),
        let value = Double(rest[match.range])
      {
        if match.range.lowerBound > rest.startIndex {
          tokens.append(.words(rest[..<match.range.lowerBound]))
        }
        tokens.append(.number(value))
        rest = rest[match.range.upperBound...]
      } else {
        tokens.append(.words(rest))
        rest = ""
      }
    }
    return tokens
  }
}
